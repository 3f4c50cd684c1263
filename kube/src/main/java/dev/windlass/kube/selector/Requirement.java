package dev.windlass.kube.selector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one label. Values are sorted and distinct.
 *
 * @param key the label's name
 */
public record Requirement(String key, Operator operator, List<String> values) {

    /** What is asked of the label; a missing label satisfies {@code NOT_EQUALS}, {@code NOT_IN} and {@code NOT_EXISTS} only. */
    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        IN,
        NOT_IN,
        EXISTS,
        NOT_EXISTS,
        /** Both sides are whole numbers of 64 bits, the label's value greater. */
        GREATER_THAN,
        LESS_THAN
    }

    public Requirement {
        LabelSyntax.checkKey(key);
        values = List.copyOf(new TreeSet<>(values));
        checkValues(key, operator, values);
    }

    static Requirement of(String key, Operator operator, Collection<String> values) {
        return new Requirement(key, operator, List.copyOf(values));
    }

    private static void checkValues(String key, Operator operator, List<String> values) {
        switch (operator) {
            case IN, NOT_IN -> {
                if (values.isEmpty()) {
                    throw new SelectorException(
                            "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
                }
            }
            case EXISTS, NOT_EXISTS -> {
                if (!values.isEmpty()) {
                    throw new SelectorException(
                            "values: Invalid value: %s: values set must be empty for exists and does not exist"
                                    .formatted(values));
                }
            }
            case EQUALS, NOT_EQUALS, GREATER_THAN, LESS_THAN -> {
                if (values.size() != 1) {
                    throw new SelectorException(
                            "values: Invalid value: %s: exactly one value is required for label \"%s\""
                                    .formatted(values, key));
                }
            }
        }
        boolean number = operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN;
        for (String value : values) {
            if (number && wholeNumber(value).isEmpty()) {
                throw new SelectorException(
                        "values[0]: Invalid value: \"%s\": for 'Gt', 'Lt' operators, the value must be an integer"
                                .formatted(value));
            }
            LabelSyntax.checkValue(key, value);
        }
    }

    public boolean matches(Map<String, String> labels) {
        @Nullable String value = labels.get(key);
        return switch (operator) {
            case EQUALS -> value != null && value.equals(values.getFirst());
            case IN -> value != null && values.contains(value);
            case NOT_EQUALS -> value == null || !value.equals(values.getFirst());
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case NOT_EXISTS -> value == null;
            case GREATER_THAN -> compare(value) > 0;
            case LESS_THAN -> compare(value) < 0;
        };
    }

    // Zero, which satisfies neither order, when there is no number to compare.
    private int compare(@Nullable String value) {
        OptionalLong label = value == null ? OptionalLong.empty() : wholeNumber(value);
        OptionalLong bound = wholeNumber(values.getFirst());
        return label.isPresent() && bound.isPresent() ? Long.compare(label.getAsLong(), bound.getAsLong()) : 0;
    }

    private static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** The canonical text of this requirement. */
    @Override
    public String toString() {
        return switch (operator) {
            case EQUALS -> key + "=" + values.getFirst();
            case NOT_EQUALS -> key + "!=" + values.getFirst();
            case IN -> key + " in " + set();
            case NOT_IN -> key + " notin " + set();
            case EXISTS -> key;
            case NOT_EXISTS -> "!" + key;
            case GREATER_THAN -> key + ">" + values.getFirst();
            case LESS_THAN -> key + "<" + values.getFirst();
        };
    }

    private String set() {
        return values.stream().collect(Collectors.joining(",", "(", ")"));
    }
}
