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
    private @Nullable NodeWindow window;
    private int place;

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
        NodeWindow found = store.node(pod.node()).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        int guess = pods.guess(index);
        place = found.place(pod.namespace(), pod.name(), guess);
        window = found;
        if (place < 0) {
            return Optional.empty();
        }
        if (place != guess) {
            pods.found(index, place);
        }
        return found.pod(place, store.completeness());
    }

    /** The window that the usage returned last is of, until further pods are asked for. */
    @Nullable
    NodeWindow window() {
        return window;
    }

    /** Where its pod stands there. */
    int place() {
        return place;
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
