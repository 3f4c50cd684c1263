package dev.windlass.testbed.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names of everything in a load cluster, the same in the process that seeds the API server and in the one that plays the
 * kubelets.
 */
record LoadCluster(int nodes, int pods) {
    private static final int NAMESPACES = 50;
    private static final int SECOND_CONTAINER_EVERY = 5;
    private static final int PROBED_EVERY = 20;
    private static final int HOSTS_PER_NET = 250;

    /** A running pod. */
    record Pod(String namespace, String name, String app, List<String> containers) {}

    static String namespace(int index) {
        return "load-" + index % NAMESPACES;
    }

    static List<String> namespaces() {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < NAMESPACES; index++) {
            names.add(namespace(index));
        }
        return names;
    }

    static String node(int index) {
        return "load-node-%05d".formatted(index);
    }

    /** Loopback addresses of their own, so that each node has its own connection as in a real cluster. */
    static String address(int node) {
        return "127.1.%d.%d".formatted(node / HOSTS_PER_NET, node % HOSTS_PER_NET + 1);
    }

    /** Whether the lag of its samples is watched. */
    static boolean probed(int node) {
        return node % PROBED_EVERY == 0;
    }

    /** Nodes spread evenly over the cluster, none that is probed. */
    Set<String> some(int count) {
        int[] others = IntStream.range(0, nodes).filter(node -> !probed(node)).toArray();
        return IntStream.range(0, count)
                .mapToObj(index -> node(others[(int) ((long) index * others.length / count)]))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Pod> podsOf(int node) {
        List<Pod> all = new ArrayList<>();
        for (int index = node; index < pods; index += nodes) {
            String app = "app-%03d".formatted(index % 300);
            all.add(new Pod(
                    namespace(index),
                    "%s-6d5f8c9b7d-%05d".formatted(app, index),
                    app,
                    index % SECOND_CONTAINER_EVERY == 0 ? List.of("main", "proxy") : List.of("main")));
        }
        return all;
    }
}
