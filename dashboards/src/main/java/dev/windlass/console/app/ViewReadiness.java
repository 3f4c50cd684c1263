package dev.windlass.console.app;

import dev.windlass.console.feed.LiveView;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether there is something to show: every source has been read once or cannot be reached. A lost source makes the console say
 * degraded, here and on every page, and keeps it in service: the last good view is what one needs then.
 */
@Readiness
@ApplicationScoped
class ViewReadiness implements HealthCheck {
    private final LiveView view;

    ViewReadiness(LiveView view) {
        this.view = view;
    }

    @Override
    public HealthCheckResponse call() {
        List<SourceState> sources = view.get().sourcesByName();
        boolean degraded = sources.stream().anyMatch(s -> s.connection() == Connection.LOST);
        HealthCheckResponseBuilder response = HealthCheckResponse.named("view")
                .status(!sources.isEmpty() && sources.stream().noneMatch(s -> s.connection() == Connection.CATCHING_UP))
                .withData("state", degraded ? "degraded" : "ok");
        for (SourceState source : sources) {
            String since =
                    source.connection() == Connection.LOST ? " since " + source.since() + ": " + source.detail() : "";
            response.withData(source.name(), source.connection() + since);
        }
        return response.build();
    }
}
