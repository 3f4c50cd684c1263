package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.stream.decision.AppliedLimit;
import dev.windlass.stream.decision.MetricProposal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A decision in one sentence for a person. */
final class Sentence {
    private static final long LONG_IN_MILLI = 100_000;

    private Sentence() {}

    static String unreadable(Autoscaler autoscaler, String error) {
        return name(autoscaler) + " is left alone: " + error;
    }

    static String disabled(Autoscaler autoscaler) {
        return name(autoscaler) + " stays at 0: scaling is off because somebody set it to zero replicas";
    }

    static String impossible(Autoscaler autoscaler, int current, List<MetricProposal> metrics, String message) {
        List<String> failed = failures(metrics);
        return name(autoscaler) + " stays at " + current + ": "
                + (failed.isEmpty()
                        ? message
                        : String.join("; ", failed) + "; with a metric missing it is not scaled down");
    }

    static String decided(
            Autoscaler autoscaler, int current, int desired, List<MetricProposal> metrics, List<AppliedLimit> limits) {
        List<String> parts = new ArrayList<>();
        largest(metrics).ifPresent(metric -> parts.add(asks(metric)));
        limits.forEach(limit -> parts.add(limited(autoscaler, limit)));
        String why = String.join(", ", parts);
        List<String> failed = failures(metrics);
        if (!failed.isEmpty()) {
            why += " (" + String.join("; ", failed) + ")";
        }
        String what = desired == current ? " stays at " + current : " " + current + " → " + desired;
        return name(autoscaler) + what + (why.isEmpty() ? "" : ": " + why);
    }

    /** The sentence of a change that was not taken. */
    static String refused(String sentence, String error) {
        return sentence + "; the change was refused: " + error;
    }

    /** The sentence of an evaluation that only watches, with what the cluster's own controller made of the same moment. */
    static String observed(String sentence, int ours, int theirs) {
        return sentence + " (observed only; the cluster's own controller "
                + (ours == theirs ? "agrees)" : "wants " + theirs + ")");
    }

    private static Optional<MetricProposal> largest(List<MetricProposal> metrics) {
        // Of equals the first is named; max() alone would name the last.
        return metrics.stream().filter(m -> m.replicas() != null).reduce((a, b) -> replicas(b) > replicas(a) ? b : a);
    }

    private static int replicas(MetricProposal metric) {
        return Objects.requireNonNullElse(metric.replicas(), 0);
    }

    private static String asks(MetricProposal metric) {
        String current = metric.current() == null || metric.current().isEmpty()
                ? "an unknown value"
                : readable(metric.current());
        String value = current.endsWith("%") ? current + " of request" : current;
        return metric.name() + " at " + value + " against " + metric.target() + " asks for " + metric.replicas();
    }

    /** A quantity of three digits and more without its thousandths: 1704130m reads as 1704. */
    private static String readable(String current) {
        if (current.endsWith("%")) {
            return current;
        }
        Quantity quantity = Quantity.parse(current);
        return Math.abs(quantity.milliValue()) < LONG_IN_MILLI
                ? current
                : Quantity.of(BigDecimal.valueOf(Math.round(quantity.toDouble())), quantity.format())
                        .toString();
    }

    private static String limited(Autoscaler autoscaler, AppliedLimit limit) {
        return switch (limit.rule()) {
            case "ScaleDownStabilized" ->
                "held at " + limit.after() + " by higher recommendations within the scale-down window";
            case "ScaleUpStabilized" ->
                "held at " + limit.after() + " by lower recommendations within the scale-up window";
            case "TooManyReplicas" -> "limited to " + limit.after() + " by maxReplicas";
            case "TooFewReplicas" -> "raised to " + limit.after() + " by minReplicas";
            case "ScaleUpLimit" ->
                "limited to " + limit.after() + " by "
                        + (autoscaler.spec().behavior() == null
                                ? "doubling at most at a time"
                                : "the scale-up policies");
            case "ScaleDownLimit" -> "limited to " + limit.after() + " by the scale-down policies";
            // The rule is a condition reason; a new one is still named.
            default -> "limited to " + limit.after() + " by " + limit.rule();
        };
    }

    private static List<String> failures(List<MetricProposal> metrics) {
        return metrics.stream()
                .filter(m -> m.error() != null)
                .sorted(Comparator.comparing(MetricProposal::name))
                .map(m -> m.name() + " could not be read: " + m.error())
                .collect(Collectors.toList());
    }

    private static String name(Autoscaler autoscaler) {
        return autoscaler.spec().scaleTargetRef().name();
    }
}
