package dev.windlass.metrics.api;

import dev.windlass.metrics.kubelet.parse.SharedText;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Labels in the order of their keys, in one array: a pod of a large cluster is kept for its labels more than for anything else, and a
 * list writes them sorted each time. Immutable.
 */
final class SortedLabels extends AbstractMap<String, String> {
    /** Key, value, key, value; keys ascending. */
    private final String[] pairs;

    /** Counted when first asked for, 0 before; two threads count the same. */
    private int protobufBytes;

    private SortedLabels(String[] pairs) {
        this.pairs = pairs;
    }

    static Map<String, String> of(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return Map.of();
        }
        if (labels instanceof SortedLabels) {
            return labels;
        }
        String[] pairs = new String[labels.size() * 2];
        int at = 0;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            pairs[at++] = SharedText.of(label.getKey());
            pairs[at++] = SharedText.of(label.getValue());
        }
        return new SortedLabels(pairs);
    }

    /** What labels that are kept by a pod take in its protobuf: many lists ask, and the labels never change. */
    static int protobufBytes(Map<String, String> kept) {
        if (!(kept instanceof SortedLabels labels)) {
            return PodListSize.labels(kept);
        }
        int known = labels.protobufBytes;
        if (known == 0) {
            known = PodListSize.labels(labels);
            labels.protobufBytes = known;
        }
        return known;
    }

    private int find(@Nullable Object key) {
        for (int at = 0; at < pairs.length; at += 2) {
            if (pairs[at].equals(key)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) >= 0;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        int at = find(key);
        return at < 0 ? null : pairs[at + 1];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int at = 0; at < pairs.length; at += 2) {
            action.accept(pairs[at], pairs[at + 1]);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SortedLabels that ? Arrays.equals(pairs, that.pairs) : super.equals(other);
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int at = 0; at < pairs.length; at += 2) {
            sum += pairs[at].hashCode() ^ Objects.hashCode(pairs[at + 1]);
        }
        return sum;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return SortedLabels.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, String>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < pairs.length;
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no further label");
            }
            at += 2;
            return Map.entry(pairs[at - 2], pairs[at - 1]);
        }
    }
}
