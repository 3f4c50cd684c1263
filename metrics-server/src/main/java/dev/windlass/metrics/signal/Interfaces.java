package dev.windlass.metrics.signal;

import java.util.List;

/**
 * Which network interfaces are worth a series. A node has one end of a virtual cable for each of its pods, whose traffic the pod
 * itself tells already, under names that come and go with the pods.
 */
public final class Interfaces {
    /** More than machines have in earnest. */
    static final int MOST = 8;

    private static final List<String> OF_PODS = List.of("veth", "cali", "lxc", "tap", "azv", "eni", "gke", "ifb");

    private Interfaces() {}

    /** Whether an interface is one that traffic is accounted by; neither the loopback nor the node's end of a pod's cable is. */
    public static boolean count(String name) {
        return Entity.isName(name)
                && !name.equals("lo")
                && OF_PODS.stream().noneMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
    }
}
