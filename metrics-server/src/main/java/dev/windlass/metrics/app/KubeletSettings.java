package dev.windlass.metrics.app;

import dev.windlass.kube.duration.GoDuration;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.metrics.kubelet.KubeletAddressing;
import dev.windlass.metrics.kubelet.KubeletAddressing.PortSource;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import dev.windlass.metrics.kubelet.KubeletTrust;
import dev.windlass.metrics.kubelet.KubeletTrust.ClientIdentity;
import dev.windlass.metrics.kubelet.KubeletTrust.Names;
import dev.windlass.metrics.plan.Resolutions;
import dev.windlass.metrics.scrape.SignalSettings;
import dev.windlass.metrics.window.WindowRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings about kubelets, checked: pairs that contradict each other stop the start as they do at the peer. */
final class KubeletSettings {
    private static final String PREFIX = "windlass.metrics-server.";
    private static final Duration LONGEST_DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final int PERIODS_RETAINED = 4;
    private static final Duration SHORTEST_DEFAULT_RETENTION = Duration.ofSeconds(60);
    private static final Duration SHORTEST_RESOLUTION = Duration.ofSeconds(1);

    private static final long HEAP_PER_LARGE_ANSWER = 48L << 20;
    private static final int FEWEST_AT_ONCE = 4;
    /** Two endpoints of a busy node; most answer within a tenth of it. */
    private static final Duration COMFORTABLE = Duration.ofSeconds(4);

    private KubeletSettings() {}

    static Duration resolution(MetricsServerConfig config) {
        Duration resolution = config.metricResolution();
        if (resolution.compareTo(SHORTEST_RESOLUTION) < 0) {
            throw refused("metric-resolution must be at least 1s, was " + GoDuration.format(resolution));
        }
        return resolution;
    }

    /** The rules for windows; the peer's know no retention, so that a set one is not looked at. */
    static WindowRules windowRules(MetricsServerConfig config) {
        Duration resolution = resolution(config);
        return config.compatibility()
                ? WindowRules.compatibility(resolution)
                : WindowRules.standard(resolution, retention(config, resolution));
    }

    private static Duration retention(MetricsServerConfig config, Duration resolution) {
        Duration periods = resolution.multipliedBy(PERIODS_RETAINED);
        Duration retention = config.usageRetention()
                .orElse(periods.compareTo(SHORTEST_DEFAULT_RETENTION) > 0 ? periods : SHORTEST_DEFAULT_RETENTION);
        Duration shortest = resolution.multipliedBy(2);
        if (retention.compareTo(shortest) < 0) {
            throw refused(
                    "usage-retention must be at least twice metric-resolution, or one missed scrape hides a node: was "
                            + retention.toMillis() + "ms with a metric-resolution of " + resolution.toMillis() + "ms");
        }
        return retention;
    }

    static Resolutions resolutions(MetricsServerConfig config) {
        Duration fine = config.fineResolution();
        if (fine.compareTo(SHORTEST_RESOLUTION) < 0) {
            throw refused("fine-resolution must be at least 1s, was " + GoDuration.format(fine));
        }
        return new Resolutions(resolution(config), fine, selector("fine-node-selector", config.fineNodeSelector()));
    }

    /** The nodes to scrape and to list. */
    static LabelSelector nodes(MetricsServerConfig config) {
        return selector("node-selector", config.nodeSelector()).orElseGet(LabelSelector::everything);
    }

    private static Optional<LabelSelector> selector(String setting, Optional<String> text) {
        try {
            return text.map(LabelSelector::parse);
        } catch (SelectorException e) {
            throw refused(setting + ": " + e.getMessage());
        }
    }

    static Duration requestTimeout(MetricsServerConfig config) {
        Duration longest = resolution(config).multipliedBy(9).dividedBy(10);
        Optional<Duration> timeout = config.kubeletRequestTimeout();
        if (timeout.isEmpty()) {
            return longest.compareTo(LONGEST_DEFAULT_TIMEOUT) < 0 ? longest : LONGEST_DEFAULT_TIMEOUT;
        }
        if (!timeout.get().isPositive() || timeout.get().compareTo(longest) > 0) {
            throw refused("kubelet-request-timeout must be positive and at most nine tenths of metric-resolution ("
                    + longest.toMillis() + "ms), was " + timeout.get().toMillis() + "ms");
        }
        return timeout.get();
    }

    /** What is read beside usage; none when nothing is. */
    static Optional<SignalSettings> signals(MetricsServerConfig config) {
        List<KubeletEndpoint> endpoints = new ArrayList<>();
        if (config.kubeletSummary()) {
            endpoints.add(KubeletEndpoint.SUMMARY);
        }
        if (config.kubeletCadvisor()) {
            endpoints.add(KubeletEndpoint.CADVISOR);
        }
        Duration resolution = config.signalResolution();
        if (resolution.compareTo(resolution(config)) < 0) {
            throw refused("signal-resolution must be at least metric-resolution (" + resolution(config) + "), was "
                    + resolution);
        }
        if (endpoints.isEmpty()) {
            return Optional.empty();
        }
        Duration half = resolution(config).dividedBy(2);
        return Optional.of(new SignalSettings(
                endpoints,
                resolution,
                half.compareTo(COMFORTABLE) < 0 ? half : COMFORTABLE,
                signalsAtOnce(config, Runtime.getRuntime().maxMemory())));
    }

    /** As many as the heap has room for, since an answer takes megabytes while it is read. */
    static int signalsAtOnce(MetricsServerConfig config, long heapBytes) {
        long room = heapBytes / HEAP_PER_LARGE_ANSWER;
        return (int) Math.max(FEWEST_AT_ONCE, Math.min(config.maxConcurrentScrapes() / 4, room));
    }

    static KubeletAddressing addressing(MetricsServerConfig config) {
        return new KubeletAddressing(
                config.kubeletPreferredAddressTypes(),
                config.kubeletPort(),
                config.kubeletUseNodeStatusPort() ? PortSource.NODE_STATUS : PortSource.SETTING,
                config.deprecatedKubeletCompletelyInsecure() ? "http" : "https");
    }

    /** @param clusterAuthority the authority of the API server's certificate, which signs kubelets' in most clusters */
    static KubeletTrust trust(MetricsServerConfig config, Optional<PemSource> clusterAuthority) {
        ClientIdentity identity = identity(config);
        Optional<PemSource> authority = config.kubeletCertificateAuthority().map(PemSource.File::new);
        if (config.deprecatedKubeletCompletelyInsecure()) {
            if (identity != null || authority.isPresent() || config.kubeletInsecureTls()) {
                throw refused("deprecated-kubelet-completely-insecure excludes kubelet-certificate-authority,"
                        + " kubelet-client-certificate, kubelet-client-key and kubelet-insecure-tls: there is no TLS");
            }
            return new KubeletTrust.Plain();
        }
        if (config.kubeletInsecureTls()) {
            if (authority.isPresent()) {
                throw refused("kubelet-insecure-tls and kubelet-certificate-authority exclude each other:"
                        + " verify against the authority, or do not verify");
            }
            return new KubeletTrust.Unverified(identity);
        }
        return new KubeletTrust.Verified(
                authority.or(() -> clusterAuthority).orElse(null),
                config.kubeletNodeIdentity() ? Names.ADDRESS_OR_NODE : Names.ADDRESS,
                identity);
    }

    private static @Nullable ClientIdentity identity(MetricsServerConfig config) {
        Optional<Path> certificate = config.kubeletClientCertificate();
        Optional<Path> key = config.kubeletClientKey();
        if (certificate.isPresent() != key.isPresent()) {
            throw refused("kubelet-client-certificate and kubelet-client-key belong together: only one is set");
        }
        return certificate.isEmpty() || key.isEmpty()
                ? null
                : new ClientIdentity(new PemSource.File(certificate.get()), new PemSource.File(key.get()));
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(PREFIX + what);
    }
}
