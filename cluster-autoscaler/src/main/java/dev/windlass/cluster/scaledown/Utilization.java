package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How much of a node its pods ask for, as shares of the allocatable. */
public record Utilization(double cpu, double memory) {
    /** Beyond its grace by this much, a pod that was told to stop no longer counts. */
    static final Duration TERMINATION_SLACK = Duration.ofSeconds(30);

    /** The larger share, which decides. */
    public double highest() {
        return Math.max(cpu, memory);
    }

    /**
     * Σ requests ÷ allocatable. Pods that are ignored by the settings leave both sides of the division.
     */
    public static Utilization of(NodeState state, Settings settings, Instant now) {
        Resources counted = Resources.NONE;
        Resources ignored = Resources.NONE;
        for (Pod pod : state.pods()) {
            if (pod.isLongTerminating(now, TERMINATION_SLACK)) {
                continue;
            }
            if (isIgnored(pod, settings)) {
                ignored = ignored.plus(pod.held());
            } else {
                counted = counted.plus(pod.held());
            }
        }
        Resources available = state.node().allocatable().minus(ignored);
        return new Utilization(
                share(counted.milliCpu(), available.milliCpu()), share(counted.memoryBytes(), available.memoryBytes()));
    }

    private static boolean isIgnored(Pod pod, Settings settings) {
        return (settings.ignoreDaemonSetsUtilization() && pod.isDaemonSetPod())
                || (settings.ignoreMirrorPodsUtilization() && pod.isMirror());
    }

    private static double share(long wanted, long available) {
        if (available > 0) {
            return (double) wanted / available;
        }
        return wanted > 0 ? 1 : 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "cpu %.0f%%, memory %.0f%%", cpu * 100, memory * 100);
    }
}
