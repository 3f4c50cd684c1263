package dev.windlass.cluster.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings under the names of the peer's flags; each may be given as a process argument too, {@code --scan-interval=10s}. */
@ConfigMapping(prefix = "windlass.cluster-autoscaler")
public interface AutoscalerConfig {
    @WithParentName
    Process process();

    @WithParentName
    Groups groups();

    @WithParentName
    Growing growing();

    @WithParentName
    Shrinking shrinking();

    @WithParentName
    Draining draining();

    /** The process and its loop. */
    interface Process {
        /** Where the status, the settings and the provider's ConfigMaps and the lease are. */
        @WithDefault("kube-system")
        String namespace();

        /** Longest time between passes; pending pods and horizontal decisions start one at once. */
        @WithDefault("10s")
        @WithConverter(GoDurationConverter.class)
        Duration scanInterval();

        @WithDefault("true")
        boolean writeStatusConfigmap();

        @WithDefault("cluster-autoscaler-status")
        String statusConfigMapName();

        /** ConfigMap with settings that may change while the process runs; keys are names of flags. */
        @WithDefault("cluster-autoscaler-settings")
        String settingsConfigMapName();

        @WithDefault("true")
        boolean leaderElect();

        @WithDefault("15s")
        @WithConverter(GoDurationConverter.class)
        Duration leaderElectLeaseDuration();

        @WithDefault("10s")
        @WithConverter(GoDurationConverter.class)
        Duration leaderElectRenewDeadline();

        @WithDefault("2s")
        @WithConverter(GoDurationConverter.class)
        Duration leaderElectRetryPeriod();

        @WithDefault("cluster-autoscaler")
        String leaderElectResourceName();

        /** Liveness fails when no pass was finished for this long. */
        @WithDefault("10m")
        @WithConverter(GoDurationConverter.class)
        Duration maxInactivity();

        @WithDefault("false")
        boolean emitPerNodegroupMetrics();
    }

    /** Where node groups come from. */
    interface Groups {
        /** Only {@code kwok} for now. */
        @WithDefault("kwok")
        String cloudProvider();

        /** ConfigMap of the provider {@code kwok}. */
        @WithDefault("kwok-provider-config")
        String kwokProviderConfigmap();
    }

    /** Scale-up. */
    interface Growing {
        @WithDefault("least-waste")
        List<String> expander();

        /** 0 for no limit. */
        @WithDefault("0")
        int maxNodesTotal();

        /** {@code min:max}. */
        @WithDefault("0:320000")
        String coresTotal();

        /** {@code min:max} in GiB. */
        @WithDefault("0:6400000")
        String memoryTotal();

        @WithDefault("1000")
        int maxNodesPerScaleup();

        @WithDefault("0s")
        @WithConverter(GoDurationConverter.class)
        Duration newPodScaleUpDelay();

        @WithDefault("-10")
        int expendablePodsPriorityCutoff();

        @WithDefault("15m")
        @WithConverter(GoDurationConverter.class)
        Duration maxNodeProvisionTime();

        @WithDefault("15m")
        @WithConverter(GoDurationConverter.class)
        Duration maxNodeStartupTime();

        @WithDefault("5m")
        @WithConverter(GoDurationConverter.class)
        Duration initialNodeGroupBackoffDuration();

        @WithDefault("30m")
        @WithConverter(GoDurationConverter.class)
        Duration maxNodeGroupBackoffDuration();

        @WithDefault("3h")
        @WithConverter(GoDurationConverter.class)
        Duration nodeGroupBackoffResetTimeout();

        @WithDefault("3")
        int okTotalUnreadyCount();

        /** Per cent. */
        @WithDefault("45")
        double maxTotalUnreadyPercentage();

        Optional<List<String>> startupTaint();

        /** Only pods of these schedulers; absent: all. */
        Optional<List<String>> allowedSchedulerNames();

        /** Which horizontal decisions order nodes before their pods exist. */
        @WithDefault("driven")
        Announced announcedPods();

        /** How long a horizontal decision may take to become pods before it is forgotten. */
        @WithDefault("2m")
        @WithConverter(GoDurationConverter.class)
        Duration announcedPodsLifetime();

        /** Whose decisions count. */
        enum Announced {
            /** Decisions that Windlass actuates itself. */
            DRIVEN,
            /** Also those it only observes, where another controller is expected to decide the same. */
            ALL,
            OFF
        }
    }

    /** Scale-down. Given as text, because a ConfigMap may replace each of them while the process runs. */
    interface Shrinking {
        @WithDefault("true")
        String scaleDownEnabled();

        @WithDefault("10m")
        String scaleDownDelayAfterAdd();

        @WithDefault("0")
        String scaleDownDelayAfterDelete();

        @WithDefault("3m")
        String scaleDownDelayAfterFailure();

        @WithDefault("10m")
        String scaleDownUnneededTime();

        @WithDefault("20m")
        String scaleDownUnreadyTime();

        @WithDefault("true")
        String scaleDownUnreadyEnabled();

        @WithDefault("0.5")
        String scaleDownUtilizationThreshold();

        @WithDefault("30")
        String scaleDownNonEmptyCandidatesCount();

        @WithDefault("30s")
        String scaleDownSimulationTimeout();

        @WithDefault("5m")
        String unremovableNodeRecheckTimeout();

        @WithDefault("false")
        String ignoreDaemonsetsUtilization();

        @WithDefault("false")
        String ignoreMirrorPodsUtilization();

        @WithDefault("true")
        String skipNodesWithLocalStorage();

        @WithDefault("true")
        String skipNodesWithSystemPods();

        @WithDefault("true")
        String skipNodesWithCustomControllerPods();

        @WithDefault("0")
        String minReplicaCount();

        /** Spelled as the peer spells it. */
        @WithDefault("1h")
        String blockingSystemPodDistruptionTimeout();

        @WithDefault("10")
        String maxScaleDownParallelism();

        @WithDefault("1")
        String maxDrainParallelism();
    }

    /** Taking a node out of service. */
    interface Draining {
        /** Seconds; also the cap on a pod's own grace. */
        @WithDefault("600")
        int maxGracefulTerminationSec();

        @WithDefault("2m")
        @WithConverter(GoDurationConverter.class)
        Duration maxPodEvictionTime();

        @WithDefault("5s")
        @WithConverter(GoDurationConverter.class)
        Duration nodeDeleteDelayAfterTaint();

        @WithDefault("true")
        boolean cordonNodeBeforeTerminating();

        /** Soft taints set or removed in one pass; 0 turns them off. */
        @WithDefault("10")
        int maxBulkSoftTaintCount();

        @WithDefault("true")
        boolean daemonsetEvictionForOccupiedNodes();

        @WithDefault("false")
        boolean daemonsetEvictionForEmptyNodes();
    }
}
