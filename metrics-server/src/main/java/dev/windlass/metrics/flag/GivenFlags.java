package dev.windlass.metrics.flag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags of one command line.
 *
 * @param values by flag as they were written, in the order in which the flags first came
 * @param operands arguments that belong to no flag
 */
public record GivenFlags(Map<Flag, List<String>> values, List<String> operands) {
    private static final int OURS_IN_DETAIL = 4;
    private static final int ALL_IN_DETAIL = 8;

    public GivenFlags {
        Map<Flag, List<String>> copied = new LinkedHashMap<>();
        values.forEach((flag, texts) -> copied.put(flag, List.copyOf(texts)));
        values = Collections.unmodifiableMap(copied);
        operands = List.copyOf(operands);
    }

    public boolean isEmpty() {
        return values.isEmpty() && operands.isEmpty();
    }

    /** What the flags set, by full name of the setting. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        values.forEach((flag, texts) -> {
            String value = flag.kind().setting(texts);
            switch (flag.effect()) {
                case Effect.Setting effect -> {
                    // An empty text is as good as none, as it is to the peer.
                    if (!value.isEmpty() || flag.kind() == Kind.LIST) {
                        settings.put(effect.setting(), value);
                    }
                }
                case Effect.Verbosity _ -> settings.putAll(levels(Integer.parseInt(value)));
                case Effect.Help _, Effect.Version _, Effect.None _ -> {}
            }
        });
        return settings;
    }

    private static Map<String, String> levels(int verbosity) {
        if (verbosity >= ALL_IN_DETAIL) {
            return Map.of("quarkus.log.level", "DEBUG");
        }
        return verbosity >= OURS_IN_DETAIL ? Map.of("quarkus.log.category.\"dev.windlass\".level", "DEBUG") : Map.of();
    }

    /** The flags that were given and change nothing. */
    public List<Flag> withoutEffect() {
        return values.keySet().stream()
                .filter(flag -> flag.effect() instanceof Effect.None)
                .toList();
    }

    /** Whether the last value of a flag without a value of its own is true. */
    boolean asksFor(Class<? extends Effect> effect) {
        return values.entrySet().stream()
                .filter(entry -> effect.isInstance(entry.getKey().effect()))
                .anyMatch(
                        entry -> entry.getKey().kind().setting(entry.getValue()).equals("true"));
    }

    /** Collects flags while a command line is read. */
    static final class Collector {
        private final Map<Flag, List<String>> values = new LinkedHashMap<>();
        private final List<String> operands = new ArrayList<>();

        /** @throws IllegalArgumentException when the value is none of the flag's kind */
        void flag(Flag flag, String text) {
            flag.kind().check(text);
            values.computeIfAbsent(flag, _ -> new ArrayList<>()).add(text);
        }

        void operand(String text) {
            operands.add(text);
        }

        GivenFlags done() {
            return new GivenFlags(values, operands);
        }
    }
}
