package dev.windlass.testbed.stage;

import java.time.Duration;
import java.util.Map;

/**
 * How fast the loops turn: seconds where production has minutes, so that a story can be told.
 *
 * @param metricResolution period of the kubelet scrapes
 * @param syncPeriod period of the horizontal loop
 * @param downscaleStabilization window of past recommendations for scale down
 * @param scanInterval period of the cluster-autoscaler
 * @param unneeded how long a node is unneeded before it goes
 * @param delayAfterAdd how long after a scale-up no node goes
 */
public record Pace(
        Duration metricResolution,
        Duration syncPeriod,
        Duration downscaleStabilization,
        Duration scanInterval,
        Duration unneeded,
        Duration delayAfterAdd) {
    /** The pace of the demo. */
    public static Pace quick() {
        return new Pace(seconds(2), seconds(3), seconds(15), seconds(2), seconds(10), seconds(10));
    }

    Map<String, String> metricsServer() {
        return Map.of("windlass.metrics-server.metric-resolution", text(metricResolution));
    }

    Map<String, String> autoscaler() {
        return Map.of(
                "windlass.autoscaler.sync-period", text(syncPeriod),
                "windlass.autoscaler.downscale-stabilization", text(downscaleStabilization));
    }

    Map<String, String> clusterAutoscaler() {
        return Map.of(
                "windlass.cluster-autoscaler.scan-interval", text(scanInterval),
                "windlass.cluster-autoscaler.scale-down-unneeded-time", text(unneeded),
                "windlass.cluster-autoscaler.scale-down-delay-after-add", text(delayAfterAdd),
                // A node found unremovable is looked at again when it could have changed: each pass, at this pace.
                "windlass.cluster-autoscaler.unremovable-node-recheck-timeout", text(scanInterval));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + "s";
    }
}
