package dev.windlass.kube.selector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A conjunction of conditions on fields, such as {@code metadata.name=web,status.phase!=Failed}. */
public record FieldSelector(List<Term> terms) {

    /** One condition on one field. */
    public sealed interface Term {
        String field();

        String value();

        record Equal(String field, String value) implements Term {}

        record NotEqual(String field, String value) implements Term {}

        default boolean matches(String actual) {
            return switch (this) {
                case Equal equal -> equal.value().equals(actual);
                case NotEqual not -> !not.value().equals(actual);
            };
        }
    }

    public FieldSelector {
        terms = List.copyOf(terms);
    }

    public static FieldSelector everything() {
        return new FieldSelector(List.of());
    }

    /**
     * Reads the text form; {@code \,}, {@code \=} and {@code \\} stand for the characters themselves.
     *
     * @throws SelectorException when the text is no field selector
     */
    public static FieldSelector parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : split(text)) {
            if (!part.isEmpty()) {
                terms.add(term(part, text));
            }
        }
        return new FieldSelector(terms);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Term term(String part, String whole) {
        for (int i = 0; i < part.length(); i++) {
            if (part.startsWith("!=", i)) {
                return new Term.NotEqual(part.substring(0, i), unescape(part.substring(i + 2), whole));
            }
            if (part.startsWith("==", i)) {
                return new Term.Equal(part.substring(0, i), unescape(part.substring(i + 2), whole));
            }
            if (part.charAt(i) == '=') {
                return new Term.Equal(part.substring(0, i), unescape(part.substring(i + 1), whole));
            }
        }
        throw new SelectorException("invalid selector: '%s'; can't understand '%s'".formatted(whole, part));
    }

    private static String unescape(String value, String whole) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
                if (i >= value.length() || "\\,=".indexOf(value.charAt(i)) < 0) {
                    throw new SelectorException(
                            "invalid field selector: invalid escape sequence in '%s'".formatted(whole));
                }
                plain.append(value.charAt(i));
            } else if (c == '=' || c == ',') {
                throw new SelectorException(
                        "invalid field selector: unescaped character in value of '%s'".formatted(whole));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Matches an object whose fields are read by name; a field that it lacks is read as empty. */
    public boolean matches(Function<String, String> fields) {
        return terms.stream().allMatch(term -> term.matches(fields.apply(term.field())));
    }

    /** The value that the selector pins a field to, if it does. */
    public Optional<String> requiredValue(String field) {
        return terms.stream()
                .filter(term -> term instanceof Term.Equal && term.field().equals(field))
                .map(Term::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return terms.stream()
                .map(term -> switch (term) {
                    case Term.Equal(String field, String value) -> field + "=" + escape(value);
                    case Term.NotEqual(String field, String value) -> field + "!=" + escape(value);
                })
                .collect(Collectors.joining(","));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }
}
