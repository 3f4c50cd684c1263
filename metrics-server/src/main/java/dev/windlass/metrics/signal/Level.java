package dev.windlass.metrics.signal;

/** What kind of thing a signal is measured of. */
public enum Level {
    /** The node itself. */
    NODE,
    /** A filesystem of the node, by the kubelet's own word for it: {@code nodefs}, {@code imagefs}, {@code containerfs}. */
    FILESYSTEM,
    /** A network interface of the node. */
    NODE_INTERFACE,
    /** A PersistentVolumeClaim, however many pods of the node mount it. */
    CLAIM,
    /** A pod as a whole. */
    POD,
    /** A network interface of a pod. */
    POD_INTERFACE,
    /** A container. */
    CONTAINER
}
