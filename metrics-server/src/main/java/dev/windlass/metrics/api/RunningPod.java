package dev.windlass.metrics.api;

import dev.windlass.kube.wire.Pod;
import dev.windlass.metrics.kubelet.parse.SharedText;
import java.util.Map;
import java.util.Objects;

/**
 * What serving needs of a pod in phase Running.
 *
 * @param node name of the node it runs on
 * @param labels kept, and gone through, in the order of their keys, as Kubernetes writes every map
 */
public record RunningPod(String namespace, String name, String node, Map<String, String> labels) {
    public RunningPod {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(node, "node");
        labels = SortedLabels.of(labels);
    }

    /** The projection for a watch of the pods whose {@code status.phase} is Running. */
    public static RunningPod of(Pod pod) {
        return new RunningPod(
                SharedText.of(pod.getMetadata().getNamespace()),
                pod.getMetadata().getName(),
                SharedText.of(pod.getSpec().getNodeName()),
                pod.getMetadata().getLabelsMap());
    }
}
