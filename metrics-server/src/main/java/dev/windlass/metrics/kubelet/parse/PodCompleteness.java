package dev.windlass.metrics.kubelet.parse;

/** What becomes of a pod when one of its containers has no usable reading. */
public enum PodCompleteness {
    /** The container is left out and the pod is served with the others: our rule. */
    CONTAINER_ALONE,
    /** The whole pod is left out, as the peer does; the rule of compatibility mode. */
    WHOLE_POD
}
