package dev.windlass.metrics.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.signal.NodeSignals.Reading;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartCountsTest {
    private static final Entity WEB = Entity.container("shop", "web-0", "web");
    private static final long STARTED = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long MINUTE = 60_000;

    @Test
    void countsEachTimeTheStartMovesForward() {
        RestartCounts counts = RestartCounts.NONE.after(Map.of(WEB, STARTED), 0);
        assertThat(restarts(counts)).isZero();

        counts = counts.after(Map.of(WEB, STARTED), MINUTE).after(Map.of(WEB, STARTED + 1), 2 * MINUTE);
        assertThat(restarts(counts)).isEqualTo(1);

        // A kubelet that answers with an older page for once has restarted nothing.
        counts = counts.after(Map.of(WEB, STARTED), 3 * MINUTE).after(Map.of(WEB, STARTED + 1), 4 * MINUTE);
        assertThat(restarts(counts)).isEqualTo(1);
    }

    @Test
    void remembersAContainerThatIsDownBetweenTwoAttempts() {
        RestartCounts counts = RestartCounts.NONE
                .after(Map.of(WEB, STARTED), 0)
                .after(Map.of(), 5 * MINUTE)
                .after(Map.of(WEB, STARTED + 1), 10 * MINUTE);

        assertThat(restarts(counts)).isEqualTo(1);
    }

    @Test
    void forgetsAContainerThatStaysAway() {
        RestartCounts counts = RestartCounts.NONE.after(Map.of(WEB, STARTED), 0).after(Map.of(), 15 * MINUTE);

        assertThat(counts.signals()).isEqualTo(NodeSignals.NONE);
    }

    @Test
    void takesNoAgeForAStart() {
        // KWOK tells for how many seconds a container has run: it would restart with every scrape.
        RestartCounts counts =
                RestartCounts.NONE.after(Map.of(WEB, 60_000_000_000L), 0).after(Map.of(WEB, 75_000_000_000L), MINUTE);

        assertThat(counts.signals()).isEqualTo(NodeSignals.NONE);
    }

    private static double restarts(RestartCounts counts) {
        return counts.signals()
                .reading(WEB, Signal.RESTARTS)
                .map(Reading::value)
                .orElse(-1.0);
    }
}
