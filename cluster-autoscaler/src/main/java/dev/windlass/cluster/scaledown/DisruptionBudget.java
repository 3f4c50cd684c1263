package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.kube.selector.LabelSelector;
import java.util.Objects;

/**
 * A PodDisruptionBudget.
 *
 * @param disruptionsAllowed how many more of its pods may go now, from its status
 */
public record DisruptionBudget(String namespace, String name, LabelSelector selector, int disruptionsAllowed) {
    public DisruptionBudget {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(selector, "selector");
    }

    public boolean covers(Pod pod) {
        return namespace.equals(pod.key().namespace()) && selector.matches(pod.labels());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
