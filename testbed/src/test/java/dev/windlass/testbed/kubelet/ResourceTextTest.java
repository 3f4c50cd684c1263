package dev.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ResourceTextTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = START.plusSeconds(600);

    private final SimulatedPod pod = new SimulatedPod(
            "shop",
            "web-1",
            List.of(
                    SimulatedContainer.constant("web", START, 0.2, 64 << 20),
                    SimulatedContainer.constant("sidecar", START, 0.01, 8 << 20)));
    private final ResourceText text = new ResourceText(new Housekeeping(Duration.ofSeconds(10)), START);

    @Test
    void writesContainersInOrderWithUseAndTimestamp() {
        List<String> lines = lines(line -> line.startsWith("container_cpu_usage_seconds_total{"), NOW);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith(
                        "container_cpu_usage_seconds_total{container=\"sidecar\",namespace=\"shop\",pod=\"web-1\"} 5.9");
        assertThat(lines.get(1)).matches(".*container=\"web\".*} 1(19|20).* 17672\\d{8}");
    }

    @Test
    void thePodIsTheSumOfItsContainersAndTheNodeHasMore() {
        assertThat(value("pod_memory_working_set_bytes{namespace=\"shop\",pod=\"web-1\"}"))
                .isEqualTo(72 << 20);
        assertThat(value("node_memory_working_set_bytes")).isGreaterThan(72 << 20);
    }

    @Test
    void timestampsDifferAndRepeatUntilTheNextHousekeeping() {
        List<String> first = lines(line -> line.startsWith("container_cpu"), NOW);
        List<String> rightAfter = lines(line -> line.startsWith("container_cpu"), NOW.plusMillis(1));
        List<String> later = lines(line -> line.startsWith("container_cpu"), NOW.plusSeconds(10));

        assertThat(timestamp(first.get(0))).isNotEqualTo(timestamp(first.get(1)));
        assertThat(rightAfter).isEqualTo(first);
        assertThat(timestamp(later.get(0)) - timestamp(first.get(0))).isEqualTo(10_000);
    }

    @Test
    void startTimesCarryNoTimestamp() {
        assertThat(lines(line -> line.startsWith("container_start_time_seconds{"), NOW))
                .allMatch(line -> line.endsWith("} 1.7672256e+09"));
    }

    private List<String> lines(Predicate<String> wanted, Instant now) {
        return text.of("node-1", List.of(pod), now).lines().filter(wanted).toList();
    }

    private double value(String series) {
        String line =
                lines(candidate -> candidate.startsWith(series + " "), NOW).getFirst();
        return Double.parseDouble(line.substring(series.length() + 1).split(" ")[0]);
    }

    private static long timestamp(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
