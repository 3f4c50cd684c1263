package dev.windlass.autoscaler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.decision.MetricProposal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloserLookTest {
    private static final double TOLERANCE = 0.1;

    @ParameterizedTest
    @CsvSource({
        "Resource, 70%, 70%, false",
        "Resource, 75%, 70%, true",
        "Resource, 80%, 70%, true",
        "Resource, 90%, 70%, false",
        "Resource, 62%, 70%, false",
        "ContainerResource, 108m, 100m, true",
        "Resource, 1080Mi, 1000Mi, true",
        "Pods, 108, 100, false",
        "External, 108, 100, false"
    })
    void isWantedWhereTheNextSampleOfAKubeletMayDecide(String type, String current, String target, boolean wanted) {
        MetricProposal metric = new MetricProposal(type, "cpu", current, target, 3, null);

        assertThat(CloserLook.wanted(List.of(metric), TOLERANCE)).isEqualTo(wanted);
    }

    @Test
    void isNotWantedForAMetricThatFailed() {
        MetricProposal failed = new MetricProposal("Resource", "cpu", null, "70%", null, "no samples");

        assertThat(CloserLook.wanted(List.of(failed), TOLERANCE)).isFalse();
    }
}
