package dev.windlass.metrics.app;

import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.kubelet.KubeletClient;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import dev.windlass.metrics.scrape.FailureReport.Failure;
import dev.windlass.metrics.scrape.FurtherStep;
import dev.windlass.metrics.scrape.SignalSettings;
import dev.windlass.metrics.scrape.SignalStep;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.SignalStore;
import dev.windlass.metrics.signal.SignalStore.Read;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.time.Clocks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is read of kubelets beside usage, put together; nothing of it is there while the settings are off. */
final class KubeletSignals {
    /** A reading outlives this many that fail. */
    private static final int READINGS_KEPT = 3;

    private final UsageStore usages;
    private final @Nullable SignalStore store;
    private final @Nullable SignalStep step;
    private final InstantSource time;

    private KubeletSignals(
            UsageStore usages, @Nullable SignalStore store, @Nullable SignalStep step, InstantSource time) {
        this.usages = usages;
        this.store = store;
        this.step = step;
        this.time = time;
    }

    static KubeletSignals of(
            MetricsServerConfig config,
            KubeletClient kubelets,
            UsageStore usages,
            MeterRegistry meters,
            Clocks clocks) {
        Optional<SignalSettings> settings = KubeletSettings.signals(config);
        if (settings.isEmpty()) {
            return new KubeletSignals(usages, null, null, clocks.wall());
        }
        SignalStore store = new SignalStore(settings.get().resolution().multipliedBy(READINGS_KEPT));
        SignalStep step = new SignalStep(
                settings.get(), KubeletSettings.addressing(config), kubelets, usages, store, meters, clocks);
        return new KubeletSignals(usages, store, step, clocks.wall());
    }

    /** Whether anything is read. */
    boolean on() {
        return store != null;
    }

    /** What follows a node's scrape. */
    FurtherStep step() {
        return step == null ? FurtherStep.NONE : step;
    }

    /** What is known of some nodes at this moment. */
    List<NodeView> views(Set<String> nodes) {
        Instant now = time.instant();
        return nodes.stream()
                .map(node -> new NodeView(
                        node, usages.node(node).orElse(null), read(node, now).orElse(NodeSignals.NONE)))
                .toList();
    }

    private Optional<NodeSignals> read(String node, Instant now) {
        return store == null ? Optional.empty() : store.node(node, now).map(Read::signals);
    }

    /** The signals of a node that have not gone to the topic yet. */
    Optional<Read> take(String node) {
        return store == null ? Optional.empty() : store.take(node);
    }

    /** Which kubelets do not tell their signals, by endpoint. */
    Map<KubeletEndpoint, List<Failure>> failures() {
        return step == null ? Map.of() : step.failures();
    }
}
