package dev.windlass.cluster.scaledown;

import java.time.Duration;
import java.util.Objects;

/**
 * The rules of scale-down, under the names of the peer's flags.
 *
 * @param utilizationThreshold share of the allocatable, 0 to 1; a node at or below it may go
 * @param unneededTime how long a node must have been unneeded
 * @param nonEmptyCandidates how many nodes with pods are simulated in one pass; 0 or less for all
 * @param maxParallelism nodes being deleted at once
 * @param maxDrains of which drained
 */
public record Settings(
        double utilizationThreshold,
        Duration unneededTime,
        Duration unreadyTime,
        Cooldown.Delays delays,
        Pods pods,
        boolean removeUnready,
        boolean ignoreDaemonSetsUtilization,
        boolean ignoreMirrorPodsUtilization,
        int nonEmptyCandidates,
        Duration unremovableRecheck,
        Duration simulationTimeout,
        int maxParallelism,
        int maxDrains) {
    public Settings {
        if (!(utilizationThreshold >= 0 && utilizationThreshold <= 1)) {
            throw new IllegalArgumentException("scale-down-utilization-threshold must be between 0 and 1, but is "
                    + utilizationThreshold + "; write it as a share, such as 0.5");
        }
        Objects.requireNonNull(unneededTime, "unneededTime");
        Objects.requireNonNull(unreadyTime, "unreadyTime");
        Objects.requireNonNull(delays, "delays");
        Objects.requireNonNull(pods, "pods");
    }

    /**
     * Which pods stand in the way.
     *
     * @param systemPodTimeout age at which pods of {@code kube-system} without a budget stop blocking
     */
    public record Pods(
            boolean localStorageBlocks,
            boolean systemPodsBlock,
            boolean customControllersBlock,
            int minReplicas,
            Duration systemPodTimeout) {
        public static final Pods DEFAULTS = new Pods(true, true, true, 0, Duration.ofHours(1));
    }

    public static final Settings DEFAULTS = new Settings(
            0.5,
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Cooldown.Delays.DEFAULTS,
            Pods.DEFAULTS,
            true,
            false,
            false,
            30,
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            10,
            1);
}
