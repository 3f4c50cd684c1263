package dev.windlass.metrics.api;

import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.window.NodeWindow;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pods, each with the window its usage is taken from: windows never change, so that usages are made from them again instead of being
 * kept, and all lists of one time share them. Filled by one thread, then gone through by one.
 */
final class HeldPods implements Iterable<PodReading> {
    private static final int BYTES_EACH = 12;
    private static final int FIRST_ROOM = 256;

    private final PodCompleteness completeness;
    private @Nullable RunningPod[] pods = new RunningPod[FIRST_ROOM];
    private @Nullable NodeWindow[] windows = new NodeWindow[FIRST_ROOM];
    private int[] places = new int[FIRST_ROOM];
    private int size;

    private HeldPods(PodCompleteness completeness) {
        this.completeness = completeness;
    }

    static HeldPods of(JoinedPods joined, PodCompleteness completeness, Consumer<PodReading> each) {
        HeldPods held = new HeldPods(completeness);
        while (joined.hasNext()) {
            PodReading reading = joined.next();
            held.add(reading.pod(), joined.window(), joined.place());
            each.accept(reading);
        }
        return held;
    }

    private void add(RunningPod pod, @Nullable NodeWindow window, int place) {
        if (size == places.length) {
            int more = size + size / 2;
            pods = Arrays.copyOf(pods, more);
            windows = Arrays.copyOf(windows, more);
            places = Arrays.copyOf(places, more);
        }
        pods[size] = pod;
        windows[size] = window;
        places[size] = place;
        size++;
    }

    long bytes() {
        return (long) BYTES_EACH * places.length;
    }

    @Override
    public Iterator<PodReading> iterator() {
        return new Iterator<>() {
            private int index;

            @Override
            public boolean hasNext() {
                return index < size;
            }

            @Override
            public PodReading next() {
                RunningPod pod = index < size ? pods[index] : null;
                NodeWindow window = index < size ? windows[index] : null;
                if (pod == null || window == null) {
                    throw new NoSuchElementException("no further pod");
                }
                PodReading reading = new PodReading(
                        pod, window.pod(places[index], completeness).orElseThrow());
                index++;
                return reading;
            }
        };
    }
}
