package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.CurrentValue;
import dev.windlass.kube.quantity.Quantity;
import java.util.List;

/** The proposal of a metric that has one value for the whole workload: Object and External. */
final class ValueProposal {
    private final Tolerance tolerance;
    private final ScaleState scale;
    private final List<PodState> pods;

    ValueProposal(Observation observation, ScaleState scale, List<PodState> pods) {
        this.tolerance = Tolerance.of(
                observation.autoscaler().spec().behavior(),
                observation.settings().tolerance());
        this.scale = scale;
        this.pods = pods;
    }

    /** Against a target for the whole: stays at {@code spec.replicas} within tolerance. */
    Proposal whole(long usageMilli, long targetMilli) throws MetricFault {
        return new Proposal(
                wholeReplicas((double) usageMilli / (double) targetMilli),
                CurrentValue.single(Quantity.ofMilli(usageMilli)));
    }

    private int wholeReplicas(double ratio) throws MetricFault {
        if (scale.specReplicas() == 0) {
            return PodMetricProposal.ceil(ratio);
        }
        if (tolerance.holds(ratio)) {
            return scale.specReplicas();
        }
        if (pods.isEmpty()) {
            throw new MetricFault("unable to calculate ready pods: no pods returned by selector while calculating"
                    + " replica count");
        }
        long ready = pods.stream().filter(PodState::isRunningAndReady).count();
        return PodMetricProposal.ceil(ratio * ready);
    }

    /** Against a target per pod: stays at {@code status.replicas} within tolerance. */
    Proposal perPod(long usageMilli, long targetMilli) {
        int pods = scale.statusReplicas();
        double ratio = (double) usageMilli / ((double) targetMilli * (double) pods);
        int replicas =
                tolerance.holds(ratio) ? pods : PodMetricProposal.ceil((double) usageMilli / (double) targetMilli);
        // With no pod the average has no meaning; nothing is reported rather than a number that depends on the
        // processor.
        CurrentValue current = pods == 0
                ? new CurrentValue(null, null, null)
                : CurrentValue.average(Quantity.ofMilli((long) Math.ceil((double) usageMilli / (double) pods)));
        return new Proposal(replicas, current);
    }

    /** The sum for a target of the whole: a positive item that would overflow ends it at the largest number. */
    static long saturatingSum(List<Long> series) {
        long sum = 0;
        for (long item : series) {
            if (item > 0 && sum > Long.MAX_VALUE - item) {
                return Long.MAX_VALUE;
            }
            sum = Saturating.plus(sum, item);
        }
        return sum;
    }

    /** The sum for a target per pod: the reference takes any negative running sum for an overflow, so a negative item is one too. */
    static long suspiciousSum(List<Long> series) {
        long sum = 0;
        for (long item : series) {
            sum += item;
            if (sum < 0) {
                return Long.MAX_VALUE;
            }
        }
        return sum;
    }
}
