package dev.windlass.autoscaler.horizontal.object;

import dev.windlass.kube.quantity.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for one entry of {@code spec.metrics}. */
final class MetricValidation {
    private static final List<String> TYPES = List.of("Object", "Pods", "Resource", "External", "ContainerResource");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final List<String> STANDARD = List.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "pods",
            "resourcequotas",
            "services",
            "services.nodeports",
            "services.loadbalancers",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "requests.storage");
    private static final List<String> CONTAINER = List.of("cpu", "memory", "ephemeral-storage");

    private MetricValidation() {}

    static void check(MetricSpec metric, String field, FieldErrors errors) {
        if (metric.type().isEmpty()) {
            errors.required(field + ".type", "must specify a metric source type");
        }
        boolean known = TYPES.contains(metric.type());
        if (!known) {
            unknownType(field, errors);
        }
        Map<String, Runnable> populated = populated(metric, field, errors);
        populated.values().stream().findFirst().ifPresent(Runnable::run);
        if (!known) {
            // The reference checks the type twice; both errors are what a user would see.
            unknownType(field, errors);
            return;
        }
        String expected = metric.type().substring(0, 1).toLowerCase(Locale.ROOT)
                + metric.type().substring(1);
        if (!populated.containsKey(expected)) {
            errors.required(field + "." + expected, "must populate information for the given metric source");
        }
        if (populated.size() > 1) {
            populated.keySet().stream()
                    .filter(name -> !name.equals(expected))
                    .forEach(
                            name -> errors.forbidden(field + "." + name, "must populate the given metric source only"));
        }
    }

    private static void unknownType(String field, FieldErrors errors) {
        errors.notSupported(field + ".type", "ContainerResource", "External", "Object", "Pods", "Resource");
    }

    /** The fields that are set, in the order in which the reference looks; only the first one's own rules are applied. */
    private static Map<String, Runnable> populated(MetricSpec metric, String field, FieldErrors errors) {
        Map<String, Runnable> checks = new LinkedHashMap<>();
        if (metric.object() != null) {
            MetricSource.ObjectMetric source = metric.object();
            checks.put("object", () -> object(source, field + ".object", errors));
        }
        if (metric.external() != null) {
            MetricSource.External source = metric.external();
            checks.put("external", () -> external(source, field + ".external", errors));
        }
        if (metric.pods() != null) {
            MetricSource.Pods source = metric.pods();
            checks.put("pods", () -> pods(source, field + ".pods", errors));
        }
        if (metric.resource() != null) {
            MetricSource.Resource source = metric.resource();
            checks.put("resource", () -> resource(source.name(), source.target(), field + ".resource", errors));
        }
        if (metric.containerResource() != null) {
            MetricSource.ContainerResource source = metric.containerResource();
            checks.put("containerResource", () -> containerResource(source, field + ".containerResource", errors));
        }
        return checks;
    }

    private static void object(MetricSource.ObjectMetric source, String field, FieldErrors errors) {
        SpecValidation.reference(source.describedObject(), field + ".describedObject", errors);
        identifier(source.metric(), field, errors);
        target(source.target(), field, errors);
        if (source.target().value() == null && source.target().averageValue() == null) {
            errors.required(field + ".target.averageValue", "must set either a target value or averageValue");
        }
    }

    private static void external(MetricSource.External source, String field, FieldErrors errors) {
        identifier(source.metric(), field, errors);
        target(source.target(), field, errors);
        boolean value = source.target().value() != null;
        boolean average = source.target().averageValue() != null;
        if (!value && !average) {
            errors.required(
                    field + ".target.averageValue", "must set either a target value for metric or a per-pod target");
        }
        if (value && average) {
            errors.forbidden(
                    field + ".target.value", "may not set both a target value for metric and a per-pod target");
        }
    }

    private static void pods(MetricSource.Pods source, String field, FieldErrors errors) {
        identifier(source.metric(), field, errors);
        target(source.target(), field, errors);
        if (source.target().averageValue() == null) {
            errors.required(field + ".target.averageValue", "must specify a positive target averageValue");
        }
    }

    private static void containerResource(MetricSource.ContainerResource source, String field, FieldErrors errors) {
        if (source.container().isEmpty()) {
            errors.required(field + ".container", "must specify a container");
        } else if (!DNS_LABEL.matcher(source.container()).matches()) {
            errors.invalid(
                    field + ".container",
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric"
                            + " characters or '-', and must start and end with an alphanumeric character");
        }
        resource(source.name(), source.target(), field, errors);
        if (!source.name().isEmpty()
                && !source.name().contains("/")
                && !source.name().startsWith("hugepages-")) {
            if (!STANDARD.contains(source.name())) {
                errors.invalid(field + ".name", "must be a standard resource type or fully qualified");
            }
            if (!CONTAINER.contains(source.name())) {
                errors.invalid(field + ".name", "must be a standard resource for containers");
            }
        }
    }

    private static void resource(String name, MetricTarget target, String field, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.required(field + ".name", "must specify a resource name");
        }
        target(target, field, errors);
        if (target.averageUtilization() == null && target.averageValue() == null) {
            errors.required(
                    field + ".target.averageUtilization", "must set either a target raw value or a target utilization");
        }
        if (target.averageUtilization() != null && target.averageValue() != null) {
            errors.forbidden(
                    field + ".target.averageValue", "may not set both a target raw value and a target utilization");
        }
    }

    private static void identifier(MetricIdentifier metric, String field, FieldErrors errors) {
        errors.pathSegment(field + ".metric.name", metric.name(), "must specify a metric name");
    }

    private static void target(MetricTarget target, String field, FieldErrors errors) {
        String path = field + ".target";
        if (target.type().isEmpty()) {
            errors.required(path + ".type", "must specify a metric target type");
        }
        if (!List.of("Utilization", "Value", "AverageValue").contains(target.type())) {
            errors.invalid(path + ".type", "must be either Utilization, Value, or AverageValue");
        }
        positive(target.value(), path + ".value", errors);
        positive(target.averageValue(), path + ".averageValue", errors);
        if (target.averageUtilization() != null && target.averageUtilization() < 1) {
            errors.invalid(path + ".averageUtilization", "must be greater than 0");
        }
    }

    private static void positive(@Nullable Quantity value, String field, FieldErrors errors) {
        if (value != null && value.signum() <= 0) {
            errors.invalid(field, "must be positive");
        }
    }
}
