package dev.windlass.service.metrics;

import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/**
 * The one registry behind {@code /q/metrics}. The framework's default is another registry at each injection point, where the
 * collectors of an extension would be registered and never be seen.
 */
final class SharedRegistry {
    SharedRegistry() {}

    @Produces
    @Singleton
    static CollectorRegistry registry() {
        CollectorRegistry registry = new CollectorRegistry(true);
        registry.register(new ProcessCollector(Path.of("/proc/self/status")));
        return registry;
    }
}
