package dev.windlass.console.screen;

import java.time.Duration;

/**
 * How long something may last before it is a problem.
 *
 * @param silentKubelet age of a node's last sample from which its kubelet counts as silent
 * @param waitingPod how long a pod may wait for a node that the cluster-autoscaler has not refused
 */
public record Patience(Duration silentKubelet, Duration waitingPod) {
    /** Four scrapes of 15 s; a minute for a node to be asked for. */
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(60));

    public Patience {
        if (!silentKubelet.isPositive() || waitingPod.isNegative()) {
            throw new IllegalArgumentException("silent kubelet must be positive and waiting pod not negative: "
                    + silentKubelet + ", " + waitingPod);
        }
    }
}
