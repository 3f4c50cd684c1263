package dev.windlass.autoscaler.source.rules;

import java.util.List;

/** A rule file: how custom metrics are made, and how external ones. */
public record AdapterRules(List<MetricRule> rules, List<MetricRule> externalRules) {
    /** No metric at all. */
    public static final AdapterRules NONE = new AdapterRules(List.of(), List.of());

    public AdapterRules {
        rules = List.copyOf(rules);
        externalRules = List.copyOf(externalRules);
    }

    /**
     * Reads a file of prometheus-adapter. Its {@code resourceRules} are accepted and left aside: resource metrics come from the kubelets.
     *
     * @throws RuleException when the file cannot be used
     */
    public static AdapterRules parse(String yaml) {
        return RuleFile.parse(yaml);
    }
}
