package dev.windlass.autoscaler.horizontal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.WebApp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that no sound metric has: whatever they are, much usage must not be taken for little. */
class UsageRatioTest {
    private static final long ENORMOUS = Long.MAX_VALUE - 1;

    @Test
    void theAverageOfEnormousValuesIsEnormous() {
        UsageRatio.Measured measured = new UsageRatio.Average(1_000).measure(samples(ENORMOUS, ENORMOUS));

        assertThat(measured.average()).isEqualTo(ENORMOUS);
        assertThat(measured.ratio()).isGreaterThan(1e15);
    }

    @Test
    void theAverageOfEnormousNegativeValuesIsNegative() {
        assertThat(new UsageRatio.Average(1_000)
                        .measure(samples(-ENORMOUS, -ENORMOUS))
                        .average())
                .isEqualTo(-ENORMOUS);
    }

    @Test
    void enormousUsageIsTheHighestUtilization() throws MetricFault {
        UsageRatio.Measured measured = utilization(250, 250).measure(samples(ENORMOUS, ENORMOUS));

        assertThat(measured.percent()).isEqualTo(Integer.MAX_VALUE);
        assertThat(measured.average()).isEqualTo(ENORMOUS);
        assertThat(measured.ratio()).isGreaterThan(1e7);
    }

    /** Memory of which one byte is requested: the percentage has no place in an int. */
    @Test
    void aRequestOfNextToNothingIsExceededAndNotUndercut() throws MetricFault {
        long thirtyMegabytes = 30_000_000L * 1_000;

        assertThat(utilization(1_000).measure(samples(thirtyMegabytes)).percent())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void enormousRequestsAreNotExceededByUsualUsage() throws MetricFault {
        UsageRatio ratio = utilization(ENORMOUS, ENORMOUS);

        assertThat(ratio.measure(samples(500, 500)).percent()).isZero();
        assertThat(ratio.cautious("pod-0")).isEqualTo(ENORMOUS);
    }

    @Test
    void aPodIsNotSmallerThanItsContainers() throws MetricFault {
        MetricReading.ContainerUsage container = new MetricReading.ContainerUsage("c", Map.of("cpu", ENORMOUS));
        MetricReading reading = new MetricReading.PodUsages(
                List.of(new MetricReading.PodUsage(
                        "pod-0", WebApp.NOW, Duration.ofSeconds(30), List.of(container, container))),
                "");

        assertThat(Samples.ofResource(reading, "cpu", null).get("pod-0").milli())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSumOfSeriesDoesNotWrapInEitherDirection() {
        assertThat(ValueProposal.saturatingSum(List.of(ENORMOUS, ENORMOUS))).isEqualTo(Long.MAX_VALUE);
        assertThat(ValueProposal.saturatingSum(List.of(-ENORMOUS, -ENORMOUS))).isEqualTo(Long.MIN_VALUE);
    }

    private static UsageRatio utilization(long... requests) {
        Map<String, Long> byPod = new HashMap<>();
        for (long request : requests) {
            byPod.put("pod-" + byPod.size(), request);
        }
        return new UsageRatio.Utilization(byPod, 70);
    }

    private static Map<String, PodSample> samples(long... milli) {
        Map<String, PodSample> byPod = new HashMap<>();
        for (long each : milli) {
            byPod.put("pod-" + byPod.size(), new PodSample(each, WebApp.NOW, Duration.ofSeconds(30)));
        }
        return byPod;
    }
}
