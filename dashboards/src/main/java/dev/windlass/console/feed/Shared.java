package dev.windlass.console.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * Equal values as one object: of 150,000 pods most share their namespace, owner, node and status. Forgets everything now and then,
 * so that names of long ago do not stay. For one thread.
 */
final class Shared {
    private static final int MOST = 50_000;

    private final Map<Object, Object> values = new HashMap<>();

    @SuppressWarnings("unchecked") // the value found is equal to the one asked for, so of its class
    <T> T one(T value) {
        if (values.size() >= MOST) {
            values.clear();
        }
        Object known = values.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
