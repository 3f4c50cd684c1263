package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pods that wait for a node longer than they should, and pods whose containers do not start; one problem per reason. */
final class PodProblems {
    /** What a container waits with when starting it failed; {@code ContainerCreating} and the like are ordinary. */
    private static final Set<String> FAILING = Set.of(
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "ErrImagePull",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "InvalidImageName",
            "OOMKilled",
            "Error");

    private PodProblems() {}

    static List<Problem> of(ClusterView view, Patience patience, Instant now) {
        Map<String, List<PodFacts>> refused = new TreeMap<>();
        Map<String, List<PodFacts>> waiting = new TreeMap<>();
        Map<String, List<PodFacts>> failing = new TreeMap<>();
        for (PodFacts pod : view.pods().values()) {
            if (pod.waitsForNode()) {
                if (view.refusals().containsKey(pod.name())) {
                    add(refused, WaitReason.of(pod), pod);
                } else if (since(pod).plus(patience.waitingPod()).isBefore(now)) {
                    add(waiting, WaitReason.of(pod), pod);
                }
            } else if (FAILING.contains(pod.status())) {
                add(failing, pod.status(), pod);
            }
        }
        List<Problem> found = new ArrayList<>();
        refused.forEach((reason, pods) -> found.add(refused(view, reason, pods)));
        waiting.forEach((reason, pods) -> found.add(waiting(reason, pods)));
        failing.forEach((reason, pods) -> found.add(failing(reason, pods)));
        return found;
    }

    /** When the pod began to wait. */
    static Instant since(PodFacts pod) {
        PodFacts.Unplaced unplaced = pod.unplaced();
        return unplaced == null ? pod.createdAt() : unplaced.since();
    }

    private static void add(Map<String, List<PodFacts>> byReason, String reason, PodFacts pod) {
        byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(pod);
    }

    private static Problem refused(ClusterView view, String reason, List<PodFacts> pods) {
        pods.sort(Comparator.comparing(PodProblems::since));
        @Nullable Refusal refusal = view.refusals().get(pods.getFirst().name());
        return new Problem(
                "pods-refused-" + reason,
                Problem.Severity.CRITICAL,
                Words.count(pods.size(), "pod waits", "pods wait") + " and no node will come: " + reason,
                refusal == null ? "" : refusal.message(),
                since(pods.getFirst()),
                pods.size(),
                names(pods),
                "pending");
    }

    private static Problem waiting(String reason, List<PodFacts> pods) {
        pods.sort(Comparator.comparing(PodProblems::since));
        return new Problem(
                "pods-waiting-" + reason,
                Problem.Severity.WARNING,
                Words.count(pods.size(), "pod waits", "pods wait") + " for a node: " + reason,
                "",
                since(pods.getFirst()),
                pods.size(),
                names(pods),
                "pending");
    }

    private static Problem failing(String status, List<PodFacts> pods) {
        pods.sort(Comparator.comparing(PodFacts::createdAt).reversed().thenComparing(PodFacts::name));
        return new Problem(
                "pods-failing-" + status,
                Problem.Severity.WARNING,
                Words.count(pods.size(), "pod does", "pods do") + " not run: " + status,
                "",
                pods.getFirst().createdAt(),
                pods.size(),
                names(pods),
                "pods?q=" + Words.encoded(status));
    }

    private static List<String> names(List<PodFacts> pods) {
        return pods.stream().map(p -> p.name().path()).limit(Problem.EXAMPLES).toList();
    }
}
