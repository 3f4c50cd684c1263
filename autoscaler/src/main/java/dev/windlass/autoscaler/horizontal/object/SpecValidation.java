package dev.windlass.autoscaler.horizontal.object;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API server would say to a defaulted spec on creation. The engine evaluates what is stored; this is for those who write
 * specs.
 */
public final class SpecValidation {
    private static final int LONGEST_WINDOW_SECONDS = 3600;
    private static final int LONGEST_PERIOD_SECONDS = 1800;

    private SpecValidation() {}

    /** The errors in the order of the fields of the spec; empty when it would be accepted. */
    public static List<FieldError> validate(HorizontalSpec spec) {
        FieldErrors errors = new FieldErrors();
        bounds(spec, errors);
        target(spec.scaleTargetRef(), errors);
        List<MetricSpec> metrics = spec.metricList();
        for (int i = 0; i < metrics.size(); i++) {
            MetricValidation.check(metrics.get(i), "spec.metrics[" + i + "]", errors);
        }
        Behavior behavior = spec.behavior();
        if (behavior != null) {
            rules(behavior.scaleUp(), "spec.behavior.scaleUp", errors);
            rules(behavior.scaleDown(), "spec.behavior.scaleDown", errors);
        }
        return errors.toList();
    }

    private static void bounds(HorizontalSpec spec, FieldErrors errors) {
        if (spec.min() < 0) {
            errors.invalid("spec.minReplicas", "must be greater than or equal to 0");
        }
        if (spec.min() == 0 && !spec.canWakeFromZero()) {
            errors.forbidden(
                    "spec.metrics",
                    "must specify at least one Object or External metric to support scaling to zero replicas");
        }
        if (spec.maxReplicas() == 0) {
            errors.required("spec.maxReplicas", "");
        } else if (spec.maxReplicas() < 0) {
            errors.invalid("spec.maxReplicas", "must be greater than 0");
        }
        if (spec.maxReplicas() < spec.min()) {
            errors.invalid("spec.maxReplicas", "must be greater than or equal to `minReplicas`");
        }
    }

    private static void target(TargetRef target, FieldErrors errors) {
        reference(target, "spec.scaleTargetRef", errors);
        if (target.group() instanceof TargetRef.GroupParse.Group(String group)
                && group.isEmpty()
                && !target.kind().equals("ReplicationController")) {
            errors.invalid("spec.scaleTargetRef.apiVersion", "apiVersion must specify an API group");
        }
    }

    /** A reference to an object; whether its group may be empty is for the caller to say. */
    static void reference(TargetRef reference, String field, FieldErrors errors) {
        errors.pathSegment(field + ".kind", reference.kind(), "");
        errors.pathSegment(field + ".name", reference.name(), "");
        if (reference.group() instanceof TargetRef.GroupParse.Malformed(String message)) {
            errors.invalid(field + ".apiVersion", message);
        }
    }

    private static void rules(@Nullable ScalingRules rules, String field, FieldErrors errors) {
        if (rules == null) {
            return;
        }
        Integer window = rules.stabilizationWindowSeconds();
        if (window != null && window < 0) {
            errors.invalid(field + ".stabilizationWindowSeconds", "must be greater than or equal to zero");
        }
        if (window != null && window > LONGEST_WINDOW_SECONDS) {
            errors.invalid(field + ".stabilizationWindowSeconds", "must be less than or equal to 3600");
        }
        String select = rules.selectPolicy();
        if (select != null && !List.of("Max", "Min", "Disabled").contains(select)) {
            errors.notSupported(field + ".selectPolicy", "Disabled", "Max", "Min");
        }
        if (rules.rates().isEmpty()) {
            errors.required(field + ".policies", "must specify at least one Policy");
        }
        for (int i = 0; i < rules.rates().size(); i++) {
            policy(rules.rates().get(i), field + ".policies[" + i + "]", errors);
        }
        if (rules.tolerance() != null && rules.tolerance().signum() < 0) {
            errors.invalid(field + ".tolerance", "must be greater than or equal to 0");
        }
    }

    private static void policy(ScalingPolicy policy, String field, FieldErrors errors) {
        if (!policy.type().equals("Pods") && !policy.type().equals("Percent")) {
            errors.notSupported(field + ".type", "Percent", "Pods");
        }
        if (policy.value() <= 0) {
            errors.invalid(field + ".value", "must be greater than zero");
        }
        if (policy.periodSeconds() <= 0) {
            errors.invalid(field + ".periodSeconds", "must be greater than zero");
        }
        if (policy.periodSeconds() > LONGEST_PERIOD_SECONDS) {
            errors.invalid(field + ".periodSeconds", "must be less than or equal to 1800");
        }
    }
}
