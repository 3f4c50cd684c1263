package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureReportTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final KubeletNode FLAPPING =
            new KubeletNode("flapping", Map.of(), List.of(), 0, null, Readiness.READY);

    private final FailureReport report = new FailureReport();
    private final Logger logger = Logger.getLogger(FailureReport.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void collectLines() {
        logger.addHandler(collector);
    }

    @AfterEach
    void stopCollecting() {
        logger.removeHandler(collector);
    }

    @Test
    void aKubeletThatFailsEveryOtherTimeFillsNoLog() {
        for (int second = 0; second < 3600; second += 15) {
            report.settled(FLAPPING, second % 30 == 0 ? failed() : new NodeOutcome.Scraped(1, 1), at(second));
            report.log(1, at(second));
        }

        // Ten at once and one for each minute of the hour, of 240 changes.
        assertThat(lines).hasSizeBetween(60, 70);
    }

    @Test
    void aLastingFailureIsSaidAtOnceAndAgainNowAndThen() {
        report.settled(FLAPPING, failed(), at(0));
        for (int second = 0; second <= 900; second++) {
            report.log(1, at(second));
        }

        assertThat(lines).hasSize(4);
    }

    @Test
    void aQuietHourGivesNoMoreThanTheLinesAtOnce() {
        for (int second = 3600; second < 3620; second++) {
            report.settled(FLAPPING, second % 2 == 0 ? failed() : new NodeOutcome.Scraped(1, 1), at(second));
            report.log(1, at(second));
        }

        assertThat(lines).hasSize(10);
    }

    @Test
    void aNodeThatIsNotReadyGivesNoLineOfItsOwn() {
        KubeletNode down = new KubeletNode("down", Map.of(), List.of(), 0, null, Readiness.NOT_READY);
        for (int second = 0; second <= 900; second++) {
            report.settled(down, second % 30 == 0 ? failed() : new NodeOutcome.Scraped(1, 1), at(second));
            report.log(2, at(second));
        }
        assertThat(lines).isEmpty();

        report.settled(down, failed(), at(900));
        report.settled(FLAPPING, failed(), at(900));
        report.log(2, at(900));
        assertThat(lines).hasSize(1);
    }

    private static NodeOutcome failed() {
        return new NodeOutcome.Failed(FailureCause.DIAL, "refused");
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
