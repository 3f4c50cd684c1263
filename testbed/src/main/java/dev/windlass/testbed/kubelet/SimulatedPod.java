package dev.windlass.testbed.kubelet;

import java.util.List;

/** A running pod as its kubelet knows it. */
public record SimulatedPod(String namespace, String name, List<SimulatedContainer> containers) {
    public SimulatedPod {
        if (containers.isEmpty()) {
            throw new IllegalArgumentException("pod " + namespace + "/" + name + " has no container");
        }
        containers = List.copyOf(containers);
    }

    String key() {
        return key(namespace, name);
    }

    static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
