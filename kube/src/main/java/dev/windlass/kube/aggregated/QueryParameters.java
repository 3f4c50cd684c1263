package dev.windlass.kube.aggregated;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The decoded query of a request. */
public record QueryParameters(Map<String, List<String>> values) {
    public QueryParameters {
        Map<String, List<String>> copied = new HashMap<>();
        values.forEach((name, list) -> copied.put(name, List.copyOf(list)));
        values = Map.copyOf(copied);
    }

    /** @throws IllegalArgumentException when an escape is malformed */
    static QueryParameters parse(String query) {
        Map<String, List<String>> values = new HashMap<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decode(equals < 0 ? part : part.substring(0, equals));
                String value = equals < 0 ? "" : decode(part.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new QueryParameters(values);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first value; empty when absent. */
    public String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Present and not {@code false} or {@code 0}, as the API understands flags. */
    boolean flag(String name) {
        return has(name)
                && !first(name).equalsIgnoreCase("false")
                && !first(name).equals("0");
    }
}
