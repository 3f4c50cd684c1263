package dev.windlass.autoscaler.horizontal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The pods of an autoscaler by what their samples are worth.
 *
 * @param ready how many pods count with their own sample
 * @param unready pods that do not run yet, or whose CPU sample cannot be trusted yet
 * @param missing pods that should have a sample and have none
 * @param ignored pods on their way out
 */
record PodGroups(int ready, Set<String> unready, Set<String> missing, Set<String> ignored) {
    /**
     * @param cpu whether the metric is the CPU resource: only its samples are doubted while a pod starts
     */
    static PodGroups of(
            List<PodState> pods,
            Map<String, PodSample> samples,
            boolean cpu,
            HorizontalSettings settings,
            Instant now) {
        Set<String> unready = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        Set<String> ignored = new TreeSet<>();
        int ready = 0;
        for (PodState pod : pods) {
            PodSample sample = samples.get(pod.name());
            if (pod.deleting() || pod.phase().equals("Failed")) {
                ignored.add(pod.name());
            } else if (pod.phase().equals("Pending")) {
                unready.add(pod.name());
            } else if (sample == null) {
                missing.add(pod.name());
            } else if (cpu && isStarting(pod, sample, settings, now)) {
                unready.add(pod.name());
            } else {
                ready++;
            }
        }
        return new PodGroups(ready, unready, missing, ignored);
    }

    private static boolean isStarting(PodState pod, PodSample sample, HorizontalSettings settings, Instant now) {
        PodState.@Nullable Readiness ready = pod.ready();
        Instant start = pod.startTime();
        if (ready == null || start == null) {
            return true;
        }
        if (now.isBefore(start.plus(settings.cpuInitializationPeriod()))) {
            // A sample whose window reaches back before the pod was ready measures its start.
            return ready.isFalse()
                    || sample.timestamp().isBefore(ready.lastTransition().plus(sample.window()));
        }
        return ready.isFalse() && ready.lastTransition().isBefore(start.plus(settings.initialReadinessDelay()));
    }
}
