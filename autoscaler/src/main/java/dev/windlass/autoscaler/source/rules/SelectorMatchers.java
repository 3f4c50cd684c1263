package dev.windlass.autoscaler.source.rules;

import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.Requirement;
import java.util.List;

/** From the requirements of a metric selector to the matchers of a PromQL selector. */
final class SelectorMatchers {
    private SelectorMatchers() {}

    /** @throws RuleException on a requirement PromQL has no matcher for */
    static List<String> of(LabelSelector selector) {
        return selector.requirements().stream().map(SelectorMatchers::matcher).toList();
    }

    private static String matcher(Requirement requirement) {
        String values = String.join("|", requirement.values());
        boolean several = requirement.values().size() > 1;
        return switch (requirement.operator()) {
            case EQUALS -> text(requirement, several ? "=~" : "=", values);
            case NOT_EQUALS -> text(requirement, several ? "!~" : "!=", values);
            case IN -> text(requirement, "=~", values);
            case NOT_IN -> text(requirement, "!~", values);
            case EXISTS -> text(requirement, "!=", "");
            case NOT_EXISTS -> text(requirement, "=", "");
            case GREATER_THAN, LESS_THAN ->
                throw new RuleException("a metric selector cannot compare numbers: " + requirement);
        };
    }

    private static String text(Requirement requirement, String operator, String value) {
        return matcher(requirement.key(), operator, value);
    }

    static String matcher(String label, String operator, String value) {
        return label + operator + "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
