package dev.windlass.metrics.kubelet.parse;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One object for equal names: most namespaces, containers, nodes and labels of the pods of a cluster occur
 * thousands of times. It remembers the
 * names it met last and forgets others, so that its size is bounded and no pod that is gone stays in memory because of it. For any
 * thread; that two threads may get two objects for one name costs a few bytes only.
 */
public final class SharedText {
    private static final int PLACES = 1 << 13;
    private static final AtomicReferenceArray<String> MET = new AtomicReferenceArray<>(PLACES);

    private SharedText() {}

    /** Text equal to this one; the same object for most equal texts. */
    public static String of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        String met = MET.getPlain(place);
        if (text.equals(met)) {
            return met;
        }
        MET.setRelease(place, text);
        return text;
    }
}
