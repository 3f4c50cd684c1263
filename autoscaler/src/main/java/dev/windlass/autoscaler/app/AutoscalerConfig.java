package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.source.prometheus.PrometheusSettings.Verb;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of this service; those with a counterpart in the controller manager or in prometheus-adapter bear its flag's name. */
@ConfigMapping(prefix = "windlass.autoscaler")
public interface AutoscalerConfig {
    /** {@code observe} beside the cluster's own controller, {@code drive} in its place. */
    @WithDefault("observe")
    Mode mode();

    /** Whether objects of kind WorkloadAutoscaler are driven, in either mode, once their CRD is installed. */
    @WithDefault("true")
    boolean workloadAutoscalers();

    /** Time between two evaluations of an autoscaler. */
    @WithDefault("15s")
    Duration syncPeriod();

    /** Dead band around a ratio of 1. */
    @WithDefault("0.1")
    double tolerance();

    /** How far back recommendations hold a scale-down, where the autoscaler itself does not say. */
    @WithDefault("5m")
    Duration downscaleStabilization();

    /** Age up to which a pod's CPU samples may be skipped. */
    @WithDefault("5m")
    Duration cpuInitializationPeriod();

    /** A pod that became unready within this time of its start was never ready. */
    @WithDefault("30s")
    Duration initialReadinessDelay();

    /** Evaluations at the same time. */
    @WithDefault("5")
    int concurrentSyncs();

    /** How old a scrape may be to be judged by; several scrape periods. Older ones count as missing, never as idle. */
    @WithDefault("60s")
    Duration samplesMaxAge();

    /** Of one request to the API server. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** How long a start waits for the decisions of before the restart. */
    @WithDefault("10s")
    Duration readBackDeadline();

    /** Who evaluates when there are several replicas. */
    LeaderElection leaderElection();

    /** Address of the Prometheus that custom and external metrics come from; absent: there are none. */
    Optional<URI> prometheusUrl();

    @WithDefault("GET")
    Verb prometheusVerb();

    /** Sent with every request, by name. */
    Map<String, String> prometheusHeader();

    /** Authorities of the Prometheus' certificate, PEM; absent: the system's. */
    Optional<Path> prometheusCaFile();

    /** Bearer token for the Prometheus, read for every request. */
    Optional<Path> prometheusTokenFile();

    /** Of one request to the Prometheus. */
    @WithDefault("10s")
    Duration prometheusTimeout();

    /** Rule file of prometheus-adapter's form, read again when it changes. */
    Optional<Path> config();

    /** How often the Prometheus is asked which series there are. */
    @WithDefault("10m")
    Duration metricsRelistInterval();

    /** How far back a series may have had its last sample; never less than the relist interval. */
    @WithDefault("0s")
    Duration metricsMaxAge();

    /** Finer samples of the nodes whose pods belong to a workload that is about to grow. */
    CloserLook closerLook();

    /** What the engine does with its decisions. */
    enum Mode {
        OBSERVE,
        DRIVE
    }

    /** What is asked of the scraping replicas. */
    interface CloserLook {
        /** Time between two samples that is asked for; metrics-server's {@code fine-resolution} is its limit. */
        @WithDefault("1s")
        Duration resolution();

        /** Nodes asked for at once; 0 asks for none. */
        @WithDefault("20")
        int maxNodes();
    }

    /** The Lease that elects the evaluating replica. */
    interface LeaderElection {
        /** {@code false} for a single replica. */
        @WithDefault("true")
        boolean enabled();

        @WithDefault("kube-system")
        String namespace();

        @WithDefault("windlass-autoscaler")
        String name();

        /** Name of this replica, unique among them; absent: the host's name, which in a cluster is the pod's. */
        Optional<String> identity();
    }
}
