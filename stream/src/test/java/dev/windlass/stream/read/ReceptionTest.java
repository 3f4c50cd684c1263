package dev.windlass.stream.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final Reception<NodeSample> reception = new Reception<>(new SampleCodec(), _ -> {}, nanos::get);
    private final Logger logger = Logger.getLogger(Reception.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
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

    /** A producer that writes what cannot be read does so with each record, four hundred a second in a large cluster. */
    @Test
    void unreadableRecordsAreCountedAllAndSaidOnceAMinute() {
        for (int second = 0; second < 180; second++) {
            for (int each = 0; each < 400; each++) {
                reception.accept(new ConsumerRecord<>("samples", 0, 0, new byte[] {'a'}, new byte[] {(byte) 0xff}));
            }
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(reception.unreadable()).isEqualTo(180 * 400);
        assertThat(lines).hasSize(3);
    }
}
