package dev.windlass.autoscaler.source.usage;

import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.PodState;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.List;

/** Where the usage of pods is read. An implementation answers or says why not; it never throws for the other side's sake. */
public interface UsageSource {
    /** Name of the source in decisions and metrics. */
    String name();

    /**
     * Usage of an autoscaler's pods; a pod without usage is left out.
     *
     * @param podSelector the pods' selector in string form
     * @param pods the pods it matches
     */
    Usages read(String namespace, String podSelector, List<PodState> pods, Instant now);

    /** A reading, and the traces of the scrapes it comes from. */
    record Usages(MetricReading reading, List<SpanContext> traces) {
        public Usages {
            traces = List.copyOf(traces);
        }
    }
}
