package dev.windlass.metrics.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.signal.NodeSignals.Reading;
import dev.windlass.metrics.signal.SignalStore.Read;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalStoreTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Entity WEB = Entity.container("shop", "web-0", "web");

    private final SignalStore store = new SignalStore(Duration.ofMinutes(3));

    @Test
    void theSummaryIsBelievedWhereBothTellTheSame() {
        store.record(
                "a",
                Map.of(
                        Source.CADVISOR,
                        signals(Signal.MEMORY_RSS, 1, Signal.THREADS, 2),
                        Source.SUMMARY,
                        signals(Signal.MEMORY_RSS, 3, Signal.LOGS_USED, 4)),
                START);

        NodeSignals merged = store.node("a", START).orElseThrow().signals();

        assertThat(value(merged, Signal.MEMORY_RSS)).isEqualTo(3);
        assertThat(value(merged, Signal.THREADS)).isEqualTo(2);
        assertThat(value(merged, Signal.LOGS_USED)).isEqualTo(4);
    }

    @Test
    void aSourceThatFailsKeepsWhatItSaidForTheRetention() {
        store.record("a", Map.of(Source.SUMMARY, signals(Signal.LOGS_USED, 4, Signal.MEMORY_RSS, 3)), START);
        store.record(
                "a",
                Map.of(Source.CADVISOR, signals(Signal.THREADS, 2, Signal.MEMORY_RSS, 1)),
                START.plus(Duration.ofMinutes(2)));
        assertThat(value(now("a", 2), Signal.LOGS_USED)).isEqualTo(4);
        assertThat(value(now("a", 2), Signal.MEMORY_RSS)).isEqualTo(3);

        store.record(
                "a",
                Map.of(Source.CADVISOR, signals(Signal.THREADS, 2, Signal.MEMORY_RSS, 1)),
                START.plus(Duration.ofMinutes(3)));
        assertThat(now("a", 3).reading(WEB, Signal.LOGS_USED)).isEmpty();
        assertThat(value(now("a", 3), Signal.MEMORY_RSS)).isEqualTo(1);

        assertThat(store.node("a", START.plus(Duration.ofMinutes(6)))).isEmpty();
    }

    @Test
    void aReadingIsTakenForTheTopicOnce() {
        store.record("a", Map.of(Source.SUMMARY, signals(Signal.LOGS_USED, 4, Signal.MEMORY_RSS, 3)), START);

        assertThat(store.take("a").map(Read::readAt)).contains(START);
        assertThat(store.take("a")).isEmpty();
        assertThat(store.node("a", START)).isPresent();

        store.record(
                "a", Map.of(Source.SUMMARY, signals(Signal.LOGS_USED, 5, Signal.MEMORY_RSS, 3)), START.plusSeconds(1));
        assertThat(store.take("a").map(read -> value(read.signals(), Signal.LOGS_USED)))
                .contains(5.0);
    }

    @Test
    void forgetsNodesThatAreNotOurs() {
        store.record("a", Map.of(Source.SUMMARY, signals(Signal.LOGS_USED, 4, Signal.MEMORY_RSS, 3)), START);

        store.keepOnly(Set.of("b"));

        assertThat(store.node("a", START)).isEmpty();
        assertThat(store.take("a")).isEmpty();
    }

    @Test
    void sharesTheEntitiesOfReadingsThatNameTheSame() {
        store.record("a", Map.of(Source.SUMMARY, signals(Signal.LOGS_USED, 4, Signal.MEMORY_RSS, 3)), START);
        Entity before = now("a", 0).entity(0);

        store.record(
                "a", Map.of(Source.SUMMARY, signals(Signal.LOGS_USED, 5, Signal.MEMORY_RSS, 3)), START.plusSeconds(1));

        assertThat(now("a", 0).entity(0)).isSameAs(before);
    }

    private NodeSignals now(String node, int minutes) {
        Optional<Read> read = store.node(node, START.plus(Duration.ofMinutes(minutes)));
        return read.orElseThrow().signals();
    }

    private static double value(NodeSignals signals, Signal signal) {
        return signals.reading(WEB, signal).map(Reading::value).orElse(-1.0);
    }

    private static NodeSignals signals(Signal one, double value, Signal other, double otherValue) {
        SignalsBuilder builder = new SignalsBuilder();
        builder.put(Entity.container("shop", "web-0", new String("web")), one, value, 1);
        builder.put(Entity.container("shop", "web-0", "web"), other, otherValue, 1);
        return builder.build();
    }
}
