package dev.windlass.state.family;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which label or annotation keys of a kind may appear on the page. */
public sealed interface KeySelection {
    /** The allowed ones among an object's entries. */
    Map<String, String> select(Map<String, String> entries);

    /** No list was given for the kind: its labels family stays without samples. */
    record Nothing() implements KeySelection {
        @Override
        public Map<String, String> select(Map<String, String> entries) {
            return Map.of();
        }
    }

    record Everything() implements KeySelection {
        @Override
        public Map<String, String> select(Map<String, String> entries) {
            return entries;
        }
    }

    /** The keys that match one of the patterns; an object with none of them still gets its sample. */
    record Keys(List<Pattern> patterns) implements KeySelection {
        public Keys {
            patterns = List.copyOf(patterns);
        }

        @Override
        public Map<String, String> select(Map<String, String> entries) {
            Map<String, String> selected = new HashMap<>();
            entries.forEach((key, value) -> {
                if (patterns.stream().anyMatch(pattern -> pattern.matcher(key).matches())) {
                    selected.put(key, value);
                }
            });
            return selected;
        }
    }

    /**
     * A lone {@code *} allows everything when it comes first and is ignored after that; inside a key it stands for any
     * run of characters.
     *
     * @throws IllegalArgumentException when a key holds more than one {@code *}
     */
    static KeySelection of(List<String> keys) {
        if (keys.isEmpty()) {
            return new Nothing();
        }
        if (keys.getFirst().equals("*")) {
            return new Everything();
        }
        return new Keys(keys.stream()
                .filter(key -> !key.equals("*"))
                .map(KeySelection::pattern)
                .toList());
    }

    private static Pattern pattern(String key) {
        int star = key.indexOf('*');
        if (star < 0) {
            return Pattern.compile(Pattern.quote(key));
        }
        if (key.indexOf('*', star + 1) >= 0) {
            throw new IllegalArgumentException(
                    "key '" + key + "' holds more than one '*'; use at most one, as in 'example.org/*'");
        }
        return Pattern.compile(
                Pattern.quote(key.substring(0, star)) + ".*" + Pattern.quote(key.substring(star + 1)), Pattern.DOTALL);
    }
}
