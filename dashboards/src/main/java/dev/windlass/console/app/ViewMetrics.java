package dev.windlass.console.app;

import dev.windlass.console.feed.LiveView;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.web.OpenPages;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the console tells about itself: {@code windlass_console_…}. */
@Singleton
class ViewMetrics implements MeterBinder {
    private final LiveView view;
    private final OpenPages pages;

    ViewMetrics(LiveView view, OpenPages pages) {
        this.view = view;
        this.pages = pages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("windlass.console.events", view, v -> v.get().revision())
                .description("Events folded into the view")
                .register(registry);
        Gauge.builder("windlass.console.open.pages", pages, OpenPages::count)
                .description("Pages that are open in browsers")
                .register(registry);
        shown(registry, "node", v -> v.nodes().size());
        shown(registry, "pod", v -> v.pods().size());
        shown(registry, "autoscaler", v -> v.autoscalers().size());
        shown(registry, "decision", v -> v.decisions().entries().size());
        for (Connection connection : Connection.values()) {
            Gauge.builder("windlass.console.sources", view, v -> sources(v.get(), connection))
                    .description("Topics and watches the console reads, by how they can be believed")
                    .tag("connection", connection.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void shown(MeterRegistry registry, String kind, ToDoubleFunction<ClusterView> count) {
        Gauge.builder("windlass.console.objects", view, v -> count.applyAsDouble(v.get()))
                .description("Objects in the view")
                .tag("kind", kind)
                .register(registry);
    }

    private static double sources(ClusterView view, Connection connection) {
        return view.sources().values().stream()
                .filter(s -> s.connection() == connection)
                .count();
    }
}
