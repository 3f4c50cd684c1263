package dev.windlass.state.app;

import dev.windlass.kube.watch.WatchState;
import dev.windlass.state.watch.ResourceWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once every resource was listed whole, and from then on: when the API server goes away the last known state is
 * still worth serving, and is said to be stale. A resource the API server does not have holds nothing up.
 */
@Readiness
@ApplicationScoped
class ListedReadiness implements HealthCheck {
    private final StateMetrics service;
    private final StateMetricsConfig config;

    ListedReadiness(StateMetrics service, StateMetricsConfig config) {
        this.service = service;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> awaited = resources(watch -> !watch.state().synced() && !watch.unserved());
        List<String> unserved = resources(ResourceWatch::unserved);
        List<String> stale = resources(watch -> isStale(watch.state()));
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("resources listed")
                .status(!service.watches().isEmpty() && awaited.isEmpty());
        say(answer, "awaited", awaited);
        say(answer, "notServedByTheCluster", unserved);
        say(answer, "stale", stale);
        return answer.build();
    }

    private boolean isStale(WatchState state) {
        return state.synced() && state.stale(InstantSource.system().instant(), config.staleAfter());
    }

    private List<String> resources(Predicate<ResourceWatch> condition) {
        return service.watches().stream()
                .filter(condition)
                .map(ResourceWatch::resource)
                .distinct()
                .sorted()
                .toList();
    }

    private static void say(HealthCheckResponseBuilder answer, String key, List<String> resources) {
        if (!resources.isEmpty()) {
            answer.withData(key, String.join(",", resources));
        }
    }
}
