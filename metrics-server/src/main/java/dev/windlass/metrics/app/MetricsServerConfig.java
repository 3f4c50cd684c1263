package dev.windlass.metrics.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of this service; those with a counterpart in the peer bear the name of its flag. */
@ConfigMapping(prefix = "windlass.metrics-server")
public interface MetricsServerConfig {
    /** Time between two scrapes of a node; at least 1 s. A kubelet has new values every 10 to 15 s. */
    @WithDefault("15s")
    Duration metricResolution();

    /**
     * Time between two scrapes of the nodes of {@link #fineNodeSelector()}, and the finest that a request on topic {@code nodes} gets;
     * at least 1 s.
     */
    @WithDefault("1s")
    Duration fineResolution();

    /** Label selector of nodes that are always scraped at {@link #fineResolution()}; absent: none. */
    Optional<String> fineNodeSelector();

    /**
     * How long the last usage of a node is served while its scrapes fail; at least two periods. Absent: 60 s, or four periods where
     * that is longer. Not used in compatibility mode.
     */
    Optional<Duration> usageRetention();

    /** The peer's rules to the letter: one container without a usage hides its pod, one missed scrape forgets a node. */
    @WithDefault("false")
    boolean compatibility();

    /** Label selector of the nodes to scrape; absent: all. */
    Optional<String> nodeSelector();

    @WithDefault("10250")
    int kubeletPort();

    /** Whether the port in a node's status goes before {@link #kubeletPort()}. */
    @WithDefault("false")
    boolean kubeletUseNodeStatusPort();

    /** Types of {@code status.addresses}, most preferred first. */
    @WithDefault("Hostname,InternalDNS,InternalIP,ExternalDNS,ExternalIP")
    List<String> kubeletPreferredAddressTypes();

    /** Authority of the kubelets' certificates, PEM; absent: that of the cluster. */
    Optional<Path> kubeletCertificateAuthority();

    /**
     * Whether a certificate that does not name the kubelet's address will do when the authority has signed it for the node itself, as
     * {@code O=system:nodes, CN=system:node:<name>}.
     */
    @WithDefault("true")
    boolean kubeletNodeIdentity();

    /** Takes whatever certificate a kubelet has. */
    @WithDefault("false")
    boolean kubeletInsecureTls();

    /** Our own certificate towards kubelets, PEM; together with {@link #kubeletClientKey()}. */
    Optional<Path> kubeletClientCertificate();

    Optional<Path> kubeletClientKey();

    /** For one request from dialling to the last byte; absent: 10 s, or nine tenths of a shorter period. */
    Optional<Duration> kubeletRequestTimeout();

    /** Plain HTTP and no credentials. */
    @WithDefault("false")
    boolean deprecatedKubeletCompletelyInsecure();

    /** Largest answer of a kubelet that is read, in bytes. */
    @WithDefault("16777216")
    int kubeletMaxAnswerBytes();

    /** Kubelets that are asked at the same time, those left out that have been waited for longer than half a second. */
    @WithDefault("1024")
    int maxConcurrentScrapes();

    /** How long a start waits for the windows of before the restart; five times as long while they come. */
    @WithDefault("3s")
    Duration readBackDeadline();

    /** Whether {@code /stats/summary} of each kubelet is read: filesystems, network, pressure. */
    @WithDefault("false")
    boolean kubeletSummary();

    /** Whether {@code /metrics/cadvisor} of each kubelet is read: throttling, OOM events, threads, dropped packets. */
    @WithDefault("false")
    boolean kubeletCadvisor();

    /** Time between two readings of these, at least {@link #metricResolution()}. */
    @WithDefault("60s")
    Duration signalResolution();

    /** The page {@code /metrics/usage}. */
    UsagePage usagePage();

    /** Usage and signals of the nodes that this replica scrapes, for Prometheus. */
    interface UsagePage {
        /** Whether there is a page; absent: when one of the two endpoints is read. */
        Optional<Boolean> enabled();

        /** The families of the page, {@code *} for any part of a name. */
        @WithDefault(
                "node_*,container_cpu_*,container_memory_*,container_swap_usage_bytes,container_start_time_seconds,"
                        + "container_oom_events_total,container_network_*,container_pressure_*_waiting_seconds_total,"
                        + "kubelet_volume_stats_*,windlass_container_restarts_total,windlass_node_*,"
                        + "windlass_pod_ephemeral_storage_used_bytes")
        List<String> families();

        /** The most series of one replica's page. */
        @WithDefault("200000")
        long maxSeries();
    }

    /** Usage and signals to an OpenTelemetry collector. */
    Otlp otlp();

    /** What this replica scrapes, pushed as OTLP over HTTP. */
    interface Otlp {
        /** Where the collector takes metrics, with the path {@code /v1/metrics}; absent: nothing is pushed. */
        Optional<URI> endpoint();

        /** Time between two pushes; at least 1 s. */
        @WithDefault("60s")
        Duration interval();

        /** For one request. */
        @WithDefault("10s")
        Duration timeout();

        /** Headers of every request, by name. */
        Map<String, String> headers();
    }
}
