package dev.windlass.autoscaler.horizontal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The proposal of a metric that every pod has a sample of: Resource, ContainerResource and Pods. */
final class PodMetricProposal {
    private final List<PodState> pods;
    private final HorizontalSettings settings;
    private final Tolerance tolerance;
    private final int specReplicas;
    private final Instant now;

    PodMetricProposal(Observation observation, ScaleState scale, List<PodState> pods) {
        this.pods = pods;
        this.settings = observation.settings();
        this.tolerance = Tolerance.of(observation.autoscaler().spec().behavior(), settings.tolerance());
        this.specReplicas = scale.specReplicas();
        this.now = observation.now();
    }

    /** A result, with the value of the first measurement: before samples were filled in. */
    record Result(int replicas, UsageRatio.Measured measured) {}

    /** How the ratio is taken; asked for only when some sample counts, for requests may be missing. */
    interface RatioSource {
        UsageRatio ratio() throws MetricFault;
    }

    Result propose(Map<String, PodSample> found, boolean cpu, RatioSource ratios) throws MetricFault {
        if (pods.isEmpty()) {
            throw new MetricFault("no pods returned by selector while calculating replica count");
        }
        PodGroups groups = PodGroups.of(pods, found, cpu, settings, now);
        // Samples of pods that are not listed stay in, as in the reference.
        Map<String, PodSample> samples = new HashMap<>(found);
        samples.keySet().removeAll(groups.ignored());
        samples.keySet().removeAll(groups.unready());
        if (samples.isEmpty()) {
            throw new MetricFault("did not receive metrics for targeted pods (pods might be unready)");
        }
        UsageRatio ratio = ratios.ratio();
        UsageRatio.Measured measured = ratio.measure(samples);
        boolean growsPastUnready = !groups.unready().isEmpty() && measured.ratio() > 1.0;
        if (!growsPastUnready && groups.missing().isEmpty()) {
            int replicas = tolerance.holds(measured.ratio()) ? specReplicas : ceil(measured.ratio() * groups.ready());
            return new Result(replicas, measured);
        }
        fillIn(samples, groups, ratio, measured.ratio(), growsPastUnready);
        return new Result(secondOpinion(samples, ratio, measured.ratio()), measured);
    }

    /** Pods without a sample are taken to argue against the change that the others ask for. */
    private void fillIn(
            Map<String, PodSample> samples,
            PodGroups groups,
            UsageRatio ratio,
            double first,
            boolean growsPastUnready) {
        if (first < 1.0) {
            groups.missing().forEach(pod -> samples.put(pod, filled(ratio.cautious(pod))));
        } else if (first > 1.0) {
            idle(samples, groups.missing());
        }
        if (growsPastUnready) {
            idle(samples, groups.unready());
        }
    }

    private int secondOpinion(Map<String, PodSample> samples, UsageRatio ratio, double first) throws MetricFault {
        double second = ratio.measure(samples).ratio();
        boolean reversed = first < 1.0 && second > 1.0 || first > 1.0 && second < 1.0;
        if (tolerance.holds(second) || reversed) {
            return specReplicas;
        }
        int replicas = ceil(second * samples.size());
        boolean againstItself = second < 1.0 && replicas > specReplicas || second > 1.0 && replicas < specReplicas;
        return againstItself ? specReplicas : replicas;
    }

    private void idle(Map<String, PodSample> samples, Collection<String> names) {
        names.forEach(pod -> samples.put(pod, filled(0)));
    }

    private PodSample filled(long milli) {
        return new PodSample(milli, now, MetricReading.PodValue.DEFAULT_WINDOW);
    }

    /** Rounded up; what does not fit an int is clamped. */
    static int ceil(double replicas) {
        return (int) Math.ceil(replicas);
    }
}
