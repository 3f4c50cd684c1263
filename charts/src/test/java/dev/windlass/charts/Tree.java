package dev.windlass.charts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways into a parsed YAML document. */
final class Tree {
    private Tree() {}

    /** The map at the end of {@code path}; a number is an index. Empty when a step is missing. */
    static Map<String, Object> at(Object from, String... path) {
        return value(from, path) instanceof Map<?, ?> found ? map(found) : Map.of();
    }

    static List<Object> list(Object from, String... path) {
        return value(from, path) instanceof List<?> found ? List.copyOf(found) : List.of();
    }

    /** What is at the end of {@code path}; an empty text when a step is missing. */
    static Object value(Object from, String... path) {
        Object here = from;
        for (String step : path) {
            Object next =
                    switch (here) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list -> list.get(Integer.parseInt(step));
                        default -> null;
                    };
            if (next == null) {
                return "";
            }
            here = next;
        }
        return here;
    }

    static Map<String, Object> map(Map<?, ?> raw) {
        Map<String, Object> typed = new LinkedHashMap<>();
        raw.forEach((key, value) -> typed.put(String.valueOf(key), value));
        return typed;
    }
}
