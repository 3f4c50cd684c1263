package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import dev.windlass.autoscaler.source.CatalogRefresh.RuleSettings;
import dev.windlass.autoscaler.source.prometheus.PrometheusSettings;
import java.time.Duration;
import java.util.Optional;

/** The settings in the terms of each room, checked: what cannot work stops the start. */
final class SettingsReading {
    private static final String PREFIX = "windlass.autoscaler.";

    private SettingsReading() {}

    static HorizontalSettings horizontal(AutoscalerConfig config) {
        requirePositive("sync-period", config.syncPeriod());
        requirePositive("samples-max-age", config.samplesMaxAge());
        requirePositive("request-timeout", config.requestTimeout());
        requirePositive("closer-look.resolution", config.closerLook().resolution());
        if (config.concurrentSyncs() < 1) {
            throw new IllegalArgumentException(
                    PREFIX + "concurrent-syncs must be at least 1, was " + config.concurrentSyncs());
        }
        return new HorizontalSettings(
                config.tolerance(),
                config.downscaleStabilization(),
                config.cpuInitializationPeriod(),
                config.initialReadinessDelay());
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(PREFIX + name + " must be positive, was " + duration);
        }
    }

    /** Empty when no Prometheus is configured. */
    static Optional<PrometheusSettings> prometheus(AutoscalerConfig config) {
        if (config.prometheusUrl().isPresent() != config.config().isPresent()) {
            throw new IllegalArgumentException(PREFIX + "prometheus-url and " + PREFIX
                    + "config belong together: the Prometheus to ask, and the rules of what to ask for");
        }
        return config.prometheusUrl()
                .map(url -> new PrometheusSettings(
                        url,
                        config.prometheusVerb(),
                        config.prometheusHeader(),
                        config.prometheusCaFile().orElse(null),
                        config.prometheusTokenFile().orElse(null),
                        config.prometheusTimeout()));
    }

    static RuleSettings rules(AutoscalerConfig config) {
        requirePositive("metrics-relist-interval", config.metricsRelistInterval());
        return new RuleSettings(config.config().orElseThrow(), config.metricsRelistInterval(), config.metricsMaxAge());
    }
}
