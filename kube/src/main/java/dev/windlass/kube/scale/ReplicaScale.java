package dev.windlass.kube.scale;

/**
 * The scale subresource of an object.
 *
 * @param selector which pods belong to it, in text form; empty when the object does not tell
 * @param resourceVersion of the object when it was read
 */
public record ReplicaScale(int specReplicas, int statusReplicas, String selector, String resourceVersion) {}
