package dev.windlass.service.metrics;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The one registry behind {@code /q/metrics}. The framework's default is another registry at each injection point, where the
 * collectors of an extension would be registered and never be seen.
 */
final class SharedRegistry {
    SharedRegistry() {}

    @Produces
    @Singleton
    static CollectorRegistry registry() {
        return new CollectorRegistry(true);
    }
}
