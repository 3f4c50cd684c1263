package dev.windlass.state.exposition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From Kubernetes keys, which may hold dots, dashes, slashes and capitals, to Prometheus label names. */
public final class LabelNames {
    /** The order of the UTF-8 bytes, which differs from String's own order beyond the basic plane. */
    private static final Comparator<String> BYTE_ORDER = LabelNames::compareCodePoints;

    private LabelNames() {}

    /** Every character outside {@code [a-zA-Z0-9_]} becomes one underscore; letter case is kept. */
    public static String sanitize(String key) {
        StringBuilder name = new StringBuilder(key.length());
        key.codePoints().forEach(c -> name.append(isNameCharacter(c) ? (char) c : '_'));
        return name.toString();
    }

    /** {@code prefix_} and the sanitised key in snake case: {@code fooBar} gives {@code prefix_foo_bar}. */
    public static String prefixed(String prefix, String key) {
        return prefix + "_" + snakeCase(sanitize(key));
    }

    /**
     * The entries as labels in byte order of their keys. Where two keys give one name, the first in that order becomes
     * {@code name_conflict1}, the second {@code name_conflict2} and so on, passing over numbers that another key took,
     * so that no name occurs twice.
     */
    public static List<Label> labels(String prefix, Map<String, String> entries) {
        Naming naming = new Naming(entries.size());
        List<String> keys = sorted(entries.keySet());
        for (String key : keys) {
            naming.add(prefixed(prefix, key));
        }
        List<Label> labels = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            labels.add(new Label(naming.names.get(i), entries.getOrDefault(keys.get(i), "")));
        }
        return labels;
    }

    static List<String> sorted(Collection<String> keys) {
        return keys.stream().sorted(BYTE_ORDER).toList();
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && isUpper(c) && isLowerOrDigit(name.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isNameCharacter(int c) {
        return c == '_' || (c < 0x80 && (isUpper((char) c) || isLowerOrDigit((char) c)));
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static int compareCodePoints(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(i);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The names given out so far, and who holds each: renaming the first holder of a name frees nothing. */
    private static final class Naming {
        private final List<String> names;
        private final Map<String, Conflict> conflicts = new HashMap<>();

        Naming(int size) {
            names = new ArrayList<>(size);
        }

        void add(String name) {
            Conflict conflict = conflicts.get(name);
            if (conflict == null) {
                conflicts.put(name, new Conflict(names.size()));
                names.add(name);
                return;
            }
            if (conflict.renamed == 0) {
                String first = nextFree(name, conflict);
                names.set(conflict.holder, first);
                conflicts.put(first, new Conflict(conflict.holder));
            }
            String next = nextFree(name, conflict);
            conflicts.put(next, new Conflict(names.size()));
            names.add(next);
        }

        private String nextFree(String name, Conflict conflict) {
            String candidate;
            do {
                conflict.renamed++;
                candidate = name + "_conflict" + conflict.renamed;
            } while (conflicts.containsKey(candidate));
            return candidate;
        }
    }

    private static final class Conflict {
        private final int holder;
        private int renamed;

        Conflict(int holder) {
            this.holder = holder;
        }
    }
}
