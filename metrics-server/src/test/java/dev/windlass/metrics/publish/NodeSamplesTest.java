package dev.windlass.metrics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NodeSamplesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00.125Z");
    private static final WindowRules RULES = WindowRules.standard(Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final ContainerName OLD = new ContainerName("shop", "web", "old");
    private static final ContainerName NEW = new ContainerName("shop", "web", "fresh");

    private final NodePoints first = NodePoints.of(point(0, 1), new TreeMap<>(Map.of(OLD, point(0, 1))));
    private final NodePoints second = NodePoints.of(
            point(15, 4), new TreeMap<>(Map.of(OLD, point(15, 4), NEW, point(15, 1))), 5, Map.of(OLD, 6L));
    private final NodeWindow window = NodeWindow.first(first, RULES).advance(second, RULES);

    @Test
    void carriesUsageWhereThereIsAWindow() {
        NodeSample sample = NodeSamples.sample("node-a", START.plusSeconds(15), window, null);

        Usage usage = new Usage(START.plusSeconds(15), Duration.ofSeconds(15), 200_000_000, 4096, 6L);
        assertThat(sample.usage())
                .isEqualTo(new Usage(START.plusSeconds(15), Duration.ofSeconds(15), 200_000_000, 4096, 5L));
        assertThat(sample.containers())
                .extracting(container -> container.container(), container -> container.usage())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("fresh", null),
                        org.assertj.core.groups.Tuple.tuple("old", usage));
    }

    @Test
    void givesTheSamePointsBack() {
        assertThat(NodeSamples.points(NodeSamples.sample("node-a", START, window, null)))
                .isEqualTo(second);
    }

    private static CounterPoint point(long atSecond, long cpuSeconds) {
        return new CounterPoint(
                CounterPoint.UNKNOWN_START,
                CounterPoint.nanosOf(START.plusSeconds(atSecond)),
                cpuSeconds * 1_000_000_000L,
                cpuSeconds * 1024);
    }
}
