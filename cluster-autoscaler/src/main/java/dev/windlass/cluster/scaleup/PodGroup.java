package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.Owner;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods that are alike to every rule, so that the answer for one holds for all. Never empty. */
public record PodGroup(List<PendingPod> members) {
    /** A controller with more different pods than this is a sign of generated specs; the rest stand alone. */
    static final int MAX_GROUPS_PER_CONTROLLER = 10;

    public PodGroup {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a pod group has at least one pod");
        }
    }

    private record Likeness(String controller, Map<String, String> labels, PodSpec spec) {}

    /** Groups pods with the same controller, labels and spec, in the order of their first members. */
    public static List<PodGroup> of(List<PendingPod> pods) {
        Map<Object, List<PendingPod>> groups = new LinkedHashMap<>();
        Map<String, Integer> groupsOfController = new HashMap<>();
        for (PendingPod pending : pods) {
            Pod pod = pending.pod();
            Owner owner = pod.owner();
            if (owner == null || owner.isDaemonSet()) {
                groups.put(pod.key(), List.of(pending));
                continue;
            }
            Likeness likeness = new Likeness(owner.uid(), pod.labels(), pod.spec());
            List<PendingPod> alike = groups.get(likeness);
            if (alike != null) {
                alike.add(pending);
            } else if (groupsOfController.merge(owner.uid(), 1, Integer::sum) <= MAX_GROUPS_PER_CONTROLLER) {
                groups.put(likeness, new ArrayList<>(List.of(pending)));
            } else {
                groups.put(pod.key(), List.of(pending));
            }
        }
        return groups.values().stream().map(PodGroup::new).toList();
    }

    /** Any of them, to ask a question about all. */
    public Pod sample() {
        return members.getFirst().pod();
    }

    public int size() {
        return members.size();
    }
}
