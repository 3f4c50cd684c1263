package dev.windlass.autoscaler.source.usage;

import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.MetricReading.PodUsage;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.kube.kind.ObjectKey;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Usage as the samples topic told it. */
public final class StreamUsage implements UsageSource {
    private final UsageTable table;

    public StreamUsage(UsageTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "samples";
    }

    @Override
    public Usages read(String namespace, String podSelector, List<PodState> pods, Instant now) {
        List<PodUsage> usages = new ArrayList<>();
        Set<SpanContext> traces = new LinkedHashSet<>();
        for (PodState pod : pods) {
            table.find(new ObjectKey(namespace, pod.name()), now).ifPresent(found -> {
                usages.add(found.usage());
                if (found.trace().isValid()) {
                    traces.add(found.trace());
                }
            });
        }
        return new Usages(new MetricReading.PodUsages(usages, name()), List.copyOf(traces));
    }
}
