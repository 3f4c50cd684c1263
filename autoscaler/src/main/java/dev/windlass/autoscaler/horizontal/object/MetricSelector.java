package dev.windlass.autoscaler.horizontal.object;

import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The label selector of a metric, as the user wrote it: the API server does not validate it. */
public record MetricSelector(
        @Nullable Map<String, String> matchLabels, @Nullable List<SelectorTerm> matchExpressions) {
    public MetricSelector {
        matchLabels = matchLabels == null ? null : Map.copyOf(matchLabels);
        matchExpressions = matchExpressions == null ? null : List.copyOf(matchExpressions);
    }

    /** The labels, never {@code null}, sorted by key. */
    Map<String, String> labels() {
        return matchLabels == null ? Map.of() : new TreeMap<>(matchLabels);
    }

    List<SelectorTerm> terms() {
        return matchExpressions == null ? List.of() : matchExpressions;
    }

    /** The conversion to the string form that travels in a query, or why it cannot be made. */
    public Conversion convert() {
        List<String> parts = new ArrayList<>();
        labels().forEach((key, value) -> parts.add(key + "=" + value));
        for (SelectorTerm term : terms()) {
            String values = term.values().stream().sorted().collect(Collectors.joining(",", "(", ")"));
            switch (term.operator()) {
                case "In" -> parts.add(term.key() + " in " + values);
                case "NotIn" -> parts.add(term.key() + " notin " + values);
                case "Exists" -> parts.add(term.key());
                case "DoesNotExist" -> parts.add("!" + term.key());
                // The operator is free text of a user: whatever is not one of the four above is refused here.
                default -> {
                    return new Conversion.Refused("\"" + term.operator() + "\" is not a valid label selector operator");
                }
            }
            if (isSetOperator(term) && term.values().isEmpty()) {
                return new Conversion.Refused(
                        "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
            }
        }
        return checked(String.join(",", parts));
    }

    /** Keys and values are free text as well: what is no selector must not travel as one. */
    private static Conversion checked(String query) {
        try {
            return new Conversion.Converted(LabelSelector.parse(query).isEverything() ? "" : query);
        } catch (SelectorException e) {
            return new Conversion.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isSetOperator(SelectorTerm term) {
        return term.operator().equals("In") || term.operator().equals("NotIn");
    }

    /** The rendering that the reference's messages carry; {@code nil} for no selector at all. */
    public static String rendered(@Nullable MetricSelector selector) {
        if (selector == null) {
            return "nil";
        }
        StringBuilder text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        selector.labels()
                .forEach((key, value) ->
                        text.append(key).append(": ").append(value).append(','));
        text.append("},MatchExpressions:[]LabelSelectorRequirement{");
        for (SelectorTerm term : selector.terms()) {
            text.append("LabelSelectorRequirement{Key:")
                    .append(term.key())
                    .append(",Operator:")
                    .append(term.operator())
                    .append(",Values:[")
                    .append(String.join(" ", term.values()))
                    .append("],},");
        }
        return text.append("},}").toString();
    }

    /** The conversion of no selector selects everything. */
    public static Conversion convert(@Nullable MetricSelector selector) {
        return selector == null ? new Conversion.Converted("") : selector.convert();
    }

    /** What became of a conversion. */
    public sealed interface Conversion {
        /** @param query the string form, empty to select everything */
        record Converted(String query) implements Conversion {}

        record Refused(String message) implements Conversion {}
    }
}
