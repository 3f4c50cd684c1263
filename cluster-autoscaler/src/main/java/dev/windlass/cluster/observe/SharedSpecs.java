package dev.windlass.cluster.observe;

import dev.windlass.cluster.snapshot.PodSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** One object for equal pod specs. Bounded: when it is full it starts anew, and only sharing suffers. */
final class SharedSpecs implements UnaryOperator<PodSpec> {
    private static final int LIMIT = 50_000;

    private final Map<PodSpec, PodSpec> specs = new ConcurrentHashMap<>();

    @Override
    public PodSpec apply(PodSpec spec) {
        PodSpec known = specs.putIfAbsent(spec, spec);
        if (known != null) {
            return known;
        }
        if (specs.size() > LIMIT) {
            specs.clear();
        }
        return spec;
    }
}
