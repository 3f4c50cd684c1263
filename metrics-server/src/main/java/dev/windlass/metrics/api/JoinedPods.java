package dev.windlass.metrics.api;

import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.UsageStore;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through pods and joins each with the usage it has at that moment; pods without one are passed over. */
final class JoinedPods implements Iterator<PodReading> {
    private final OrderedPods pods;
    private final Predicate<RunningPod> wanted;
    private final UsageStore store;
    private int index;
    private @Nullable PodReading next;

    JoinedPods(OrderedPods pods, Predicate<RunningPod> wanted, UsageStore store) {
        this.pods = pods;
        this.wanted = wanted;
        this.store = store;
    }

    @Override
    public boolean hasNext() {
        while (next == null && index < pods.size()) {
            RunningPod pod = pods.get(index);
            if (wanted.test(pod)) {
                next = usage(pod).map(usage -> new PodReading(pod, usage)).orElse(null);
            }
            index++;
        }
        return next != null;
    }

    private Optional<PodUsage> usage(RunningPod pod) {
        Optional<NodeWindow> window = store.node(pod.node());
        if (window.isEmpty()) {
            return Optional.empty();
        }
        int guess = pods.guess(index);
        int place = window.get().place(pod.namespace(), pod.name(), guess);
        if (place < 0) {
            return Optional.empty();
        }
        if (place != guess) {
            pods.found(index, place);
        }
        return window.get().pod(place, store.completeness());
    }

    @Override
    public PodReading next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further pod");
        }
        PodReading reading = next;
        next = null;
        return reading == null ? next() : reading;
    }
}
