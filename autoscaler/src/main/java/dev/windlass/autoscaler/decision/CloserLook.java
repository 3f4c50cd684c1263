package dev.windlass.autoscaler.decision;

import dev.windlass.kube.quantity.Quantity;
import dev.windlass.stream.decision.MetricProposal;
import java.util.List;

/**
 * Whether a workload is worth a closer look: a usage that kubelets measure is about to leave its dead band upwards, so that the next
 * sample decides, and each second it comes sooner is a second less under too much load. Shrinking is in no such hurry.
 */
public final class CloserLook {
    private static final double HALF = 0.5;

    private CloserLook() {}

    /** @param tolerance upper side of the dead band around a ratio of 1 */
    public static boolean wanted(List<MetricProposal> metrics, double tolerance) {
        double edge = 1.0 + tolerance;
        return metrics.stream()
                .filter(CloserLook::isMeasuredByKubelets)
                .mapToDouble(CloserLook::ratio)
                .anyMatch(ratio -> Math.abs(ratio - edge) <= tolerance * HALF);
    }

    private static boolean isMeasuredByKubelets(MetricProposal metric) {
        return metric.type().equals("Resource") || metric.type().equals("ContainerResource");
    }

    /** Of the value to its target, NaN when there is none. */
    private static double ratio(MetricProposal metric) {
        String current = metric.current();
        if (current == null || current.isEmpty() || metric.target().isEmpty()) {
            return Double.NaN;
        }
        return number(current) / number(metric.target());
    }

    private static double number(String text) {
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1))
                : Quantity.parse(text).toDouble();
    }
}
