package dev.windlass.metrics.signal;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a signal is measured of, within one node. Ordered by level, then namespace, pod and name.
 *
 * @param namespace empty for what belongs to the node
 * @param pod empty for what belongs to the node, and for a claim, which several pods may mount
 * @param name of the container, interface, filesystem or claim; empty for the node and for a pod
 */
public record Entity(Level level, String namespace, String pod, String name) implements Comparable<Entity> {
    /** The node itself. */
    public static final Entity NODE = new Entity(Level.NODE, "", "", "");

    /** Longest name that an object of Kubernetes can have; whatever is longer was not made by it. */
    private static final int LONGEST_NAME = 253;

    private static final Comparator<Entity> ORDER = Comparator.comparing(Entity::level)
            .thenComparing(Entity::namespace)
            .thenComparing((Entity entity) -> entity.pod)
            .thenComparing(Entity::name);

    public Entity {
        Objects.requireNonNull(level, "level");
        boolean ofPod = level == Level.POD || level == Level.POD_INTERFACE || level == Level.CONTAINER;
        boolean ofNamespace = ofPod || level == Level.CLAIM;
        boolean named = level != Level.NODE && level != Level.POD;
        if (namespace.isEmpty() == ofNamespace || pod.isEmpty() == ofPod || name.isEmpty() == named) {
            throw new IllegalArgumentException(
                    "no " + level + " is called namespace '" + namespace + "', pod '" + pod + "', name '" + name + "'");
        }
        if (!fits(namespace) || !fits(pod) || !fits(name)) {
            throw new IllegalArgumentException("a name of more than " + LONGEST_NAME + " characters");
        }
    }

    public static Entity filesystem(String name) {
        return new Entity(Level.FILESYSTEM, "", "", name);
    }

    public static Entity nodeInterface(String name) {
        return new Entity(Level.NODE_INTERFACE, "", "", name);
    }

    public static Entity claim(String namespace, String name) {
        return new Entity(Level.CLAIM, namespace, "", name);
    }

    public static Entity pod(String namespace, String pod) {
        return new Entity(Level.POD, namespace, pod, "");
    }

    public static Entity podInterface(String namespace, String pod, String name) {
        return new Entity(Level.POD_INTERFACE, namespace, pod, name);
    }

    public static Entity container(String namespace, String pod, String name) {
        return new Entity(Level.CONTAINER, namespace, pod, name);
    }

    /** Whether a text is short enough to be a name. */
    public static boolean fits(String text) {
        return text.length() <= LONGEST_NAME;
    }

    /** Whether a text can be the name of something. */
    public static boolean isName(String text) {
        return !text.isEmpty() && fits(text);
    }

    /** Whether both are interfaces of the same node or pod. */
    boolean besideInterface(Entity other) {
        return level == other.level
                && (level == Level.NODE_INTERFACE || level == Level.POD_INTERFACE)
                && pod.equals(other.pod)
                && namespace.equals(other.namespace);
    }

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }
}
