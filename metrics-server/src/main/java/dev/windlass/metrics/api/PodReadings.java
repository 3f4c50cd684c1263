package dev.windlass.metrics.api;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Pods with their usages, as a list goes through them: each is joined with the usage it has when it is come to. */
interface PodReadings extends Iterable<PodReading> {
    /**
     * Takes the usages of now, so that what is counted first and written then is the same.
     *
     * @param each is given each of them once, in their order
     */
    Held held(Consumer<PodReading> each);

    /**
     * Readings that do not change.
     *
     * @param readings may be gone through any number of times
     * @param bytes of memory that they hold, beside what is held for others anyway
     */
    record Held(Iterable<PodReading> readings, long bytes) {}

    /** Readings that stand already; not to be changed any more. */
    static PodReadings of(List<PodReading> readings) {
        return new PodReadings() {
            @Override
            public Held held(Consumer<PodReading> each) {
                readings.forEach(each);
                return new Held(readings, 0);
            }

            @Override
            public Iterator<PodReading> iterator() {
                return readings.iterator();
            }
        };
    }
}
