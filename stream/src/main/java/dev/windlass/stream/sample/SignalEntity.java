package dev.windlass.stream.sample;

import java.util.List;
import java.util.Objects;

/**
 * What one entity of a node told at one reading.
 *
 * @param kind what it is, in the word of {@code sample.proto}: {@code node}, {@code filesystem}, {@code node_interface}, {@code claim},
 *     {@code pod}, {@code pod_interface}, {@code container}; a newer writer may know more
 * @param namespace empty for what belongs to the node
 * @param pod empty for what belongs to the node, and for a claim
 * @param name of the container, interface, filesystem or claim; empty for the node and for a pod
 */
public record SignalEntity(String kind, String namespace, String pod, String name, List<SignalValue> values) {
    public SignalEntity {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
    }
}
