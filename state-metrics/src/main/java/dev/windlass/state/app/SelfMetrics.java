package dev.windlass.state.app;

import dev.windlass.kube.watch.WatchState;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.ResourcePage;
import dev.windlass.state.watch.ResourceWatch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this service measures of itself. The peer's names are kept where its alert rules use them. */
@ApplicationScoped
class SelfMetrics {
    private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);
    private final MeterRegistry registry;
    private final InstantSource clock;

    // Meters hold what they read weakly; without this the groups would vanish with their counters.
    private Map<String, List<ResourceWatch>> byGoType = Map.of();

    @Inject
    SelfMetrics(MeterRegistry registry) {
        this(registry, InstantSource.system());
    }

    SelfMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void register(Shard shard, List<ResourceWatch> watches, List<ResourcePage> pages) {
        Gauge.builder("kube_state_metrics_shard_ordinal", shard, Shard::ordinal)
                .description("Current sharding ordinal/index of this instance")
                .tag("shard_ordinal", Integer.toString(shard.ordinal()))
                .register(registry);
        Gauge.builder("kube_state_metrics_total_shards", shard, Shard::total)
                .description("Number of total shards this instance is aware of")
                .register(registry);
        byGoType = watches.stream().collect(Collectors.groupingBy(ResourceWatch::goType));
        byGoType.forEach(this::registerWatches);
        for (ResourcePage page : pages) {
            Gauge.builder("windlass_state_metrics_objects", page, ResourcePage::size)
                    .description("Objects of this shard that are on the page")
                    .tag("resource", page.resource())
                    .register(registry);
        }
    }

    /** The time of one scrape, from its first to its last byte. */
    void scraped(String method, Duration taken) {
        Timer.builder("http_request_duration_seconds")
                .description("A histogram of requests for kube-state-metrics metrics handler.")
                .tags("handler", "metrics", "method", method.toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(taken);
    }

    private void registerWatches(String goType, List<ResourceWatch> watches) {
        String lists = "kube_state_metrics_list_total";
        String listHelp = "Number of total resource list calls in kube-state-metrics";
        String opened = "kube_state_metrics_watch_total";
        String openedHelp = "Number of total resource watch calls in kube-state-metrics";
        count(lists, listHelp, goType, "success", watches, WatchState::lists);
        count(lists, listHelp, goType, "error", watches, WatchState::failedLists);
        count(opened, openedHelp, goType, "success", watches, WatchState::watches);
        count(opened, openedHelp, goType, "error", watches, WatchState::failedWatches);
        Gauge.builder("windlass_state_metrics_silence_seconds", watches, this::longestSilence)
                .description("Time since the API server was last heard of by a watch of this resource")
                .tag("resource", watches.getFirst().resource())
                .register(registry);
        FunctionCounter.builder(
                        "windlass_state_metrics_rejected_objects_total", watches, w -> sum(w, WatchState::rejected))
                .description("Objects that could not be rendered and were left out")
                .tag("resource", watches.getFirst().resource())
                .register(registry);
    }

    private void count(
            String name,
            String help,
            String goType,
            String result,
            List<ResourceWatch> watches,
            ToLongFunction<WatchState> calls) {
        FunctionCounter.builder(name, watches, w -> sum(w, calls))
                .description(help)
                .tags(Tags.of("resource", goType, "result", result))
                .register(registry);
    }

    private static double sum(List<ResourceWatch> watches, ToLongFunction<WatchState> calls) {
        return watches.stream().map(ResourceWatch::state).mapToLong(calls).sum();
    }

    private double longestSilence(List<ResourceWatch> watches) {
        return watches.stream()
                        .map(watch -> Duration.between(watch.state().lastContact(), clock.instant()))
                        .mapToLong(Duration::toMillis)
                        .max()
                        .orElse(0)
                / 1000.0;
    }
}
