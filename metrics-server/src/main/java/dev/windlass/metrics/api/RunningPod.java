package dev.windlass.metrics.api;

import dev.windlass.kube.wire.Pod;
import java.util.Map;
import java.util.Objects;

/**
 * What serving needs of a pod in phase Running.
 *
 * @param node name of the node it runs on
 */
public record RunningPod(String namespace, String name, String node, Map<String, String> labels) {
    public RunningPod {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        labels = Map.copyOf(labels);
    }

    /** The projection for a watch of the pods whose {@code status.phase} is Running. */
    public static RunningPod of(Pod pod) {
        return new RunningPod(
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                pod.getSpec().getNodeName(),
                pod.getMetadata().getLabelsMap());
    }
}
