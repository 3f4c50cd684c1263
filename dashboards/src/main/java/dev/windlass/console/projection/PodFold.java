package dev.windlass.console.projection;

import org.jspecify.annotations.Nullable;

/** What pods change: their counts, the load of their nodes, and why some wait. */
final class PodFold {
    private PodFold() {}

    static void seen(Change change, PodFacts pod) {
        forget(change, change.pods.get(pod.name()));
        change.pods = change.pods.plus(pod.name(), pod);
        change.podCounts = change.podCounts.plus(pod);
        if (pod.occupiesNode()) {
            NodeLoad load = change.loads.getOrDefault(pod.node(), NodeLoad.NONE);
            change.loads = change.loads.plus(pod.node(), load.plus(pod));
        }
        if (!pod.waitsForNode()) {
            change.refusals = change.refusals.minus(pod.name());
        }
    }

    static void gone(Change change, ObjectName name) {
        forget(change, change.pods.get(name));
        change.pods = change.pods.minus(name);
        change.refusals = change.refusals.minus(name);
    }

    /** An event may arrive before or after the pod it is about; one about a pod that has a node by now is old news. */
    static void refused(Change change, Refusal refusal) {
        PodFacts pod = change.pods.get(refusal.pod());
        Refusal known = change.refusals.get(refusal.pod());
        boolean news = known == null || !refusal.at().isBefore(known.at());
        if (news && (pod == null || pod.waitsForNode())) {
            change.refusals = change.refusals.plus(refusal.pod(), refusal);
        }
    }

    private static void forget(Change change, @Nullable PodFacts known) {
        if (known == null) {
            return;
        }
        change.podCounts = change.podCounts.minus(known);
        if (known.occupiesNode()) {
            NodeLoad load =
                    change.loads.getOrDefault(known.node(), NodeLoad.NONE).minus(known);
            change.loads = load.pods() == 0 ? change.loads.minus(known.node()) : change.loads.plus(known.node(), load);
        }
    }
}
