package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeSelectorTerm;
import dev.windlass.cluster.snapshot.NodeSelectorTerm.Requirement;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Matching one term of a required node affinity. A term that breaks a rule of its form matches nothing. */
final class TermMatch {
    static final String NAME_FIELD = "metadata.name";

    private static final int MAX_LABEL_VALUE = 63;
    private static final int MAX_KEY_NAME = 63;
    private static final int MAX_KEY_DOMAIN = 253;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private TermMatch() {}

    static boolean matches(NodeSelectorTerm term, Node node) {
        if (term.expressions().isEmpty() && term.fields().isEmpty()) {
            return false;
        }
        return term.expressions().stream().allMatch(TermMatch::wellFormed)
                && term.fields().stream().allMatch(TermMatch::wellFormedField)
                && term.expressions().stream().allMatch(expression -> labelMatches(expression, node))
                && term.fields().stream().allMatch(field -> nameMatches(field, node.name()));
    }

    static boolean wellFormedField(Requirement field) {
        boolean known = field.operator().equals("In") || field.operator().equals("NotIn");
        return field.key().equals(NAME_FIELD) && known && field.values().size() == 1;
    }

    private static boolean nameMatches(Requirement field, String name) {
        return field.operator().equals("In") == field.values().getFirst().equals(name);
    }

    private static boolean labelMatches(Requirement expression, Node node) {
        String label = node.labels().get(expression.key());
        return switch (expression.operator()) {
            case "In" -> label != null && expression.values().contains(label);
            case "NotIn" -> label == null || !expression.values().contains(label);
            case "Exists" -> label != null;
            case "DoesNotExist" -> label == null;
            case "Gt" -> compares(label, expression, 1);
            case "Lt" -> compares(label, expression, -1);
            case String _ -> false;
        };
    }

    private static boolean compares(@Nullable String label, Requirement expression, int wanted) {
        OptionalLong value = label == null ? OptionalLong.empty() : integer(label);
        OptionalLong bound = integer(expression.values().getFirst());
        return value.isPresent() && bound.isPresent() && Long.compare(value.getAsLong(), bound.getAsLong()) == wanted;
    }

    private static boolean wellFormed(Requirement expression) {
        List<String> values = expression.values();
        if (!isLabelKey(expression.key()) || !values.stream().allMatch(TermMatch::isLabelValue)) {
            return false;
        }
        return switch (expression.operator()) {
            case "In", "NotIn" -> !values.isEmpty();
            case "Exists", "DoesNotExist" -> values.isEmpty();
            case "Gt", "Lt" -> values.size() == 1 && integer(values.getFirst()).isPresent();
            case String _ -> false;
        };
    }

    private static boolean isLabelKey(String key) {
        int slash = key.indexOf('/');
        String domain = slash < 0 ? "" : key.substring(0, slash);
        String name = key.substring(slash + 1);
        boolean domainFits = slash < 0
                || (domain.length() <= MAX_KEY_DOMAIN && DOMAIN.matcher(domain).matches());
        return domainFits && name.length() <= MAX_KEY_NAME && NAME.matcher(name).matches();
    }

    private static boolean isLabelValue(String value) {
        return value.isEmpty()
                || (value.length() <= MAX_LABEL_VALUE && NAME.matcher(value).matches());
    }

    /** A 64-bit decimal integer; unlike in a toleration, a sign and leading zeros are fine. */
    private static OptionalLong integer(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
