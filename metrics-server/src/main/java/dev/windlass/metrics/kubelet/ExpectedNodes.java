package dev.windlass.metrics.kubelet;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which node is expected to answer at an address; several where an address is shared. Safe for use by any thread. */
final class ExpectedNodes {
    private final Map<Address, Set<String>> nodes = new ConcurrentHashMap<>();

    private record Address(String host, int port) {}

    void expect(String node, URI uri) {
        nodes.computeIfAbsent(address(uri.getHost(), uri.getPort()), _ -> ConcurrentHashMap.newKeySet())
                .add(node);
    }

    Set<String> at(String host, int port) {
        return nodes.getOrDefault(address(host, port), Set.of());
    }

    /** Lets go of nodes that are gone: their addresses may be others' by now. */
    void keepOnly(Set<String> known) {
        nodes.values().removeIf(names -> {
            names.retainAll(known);
            return names.isEmpty();
        });
    }

    /** A URI writes an IPv6 address in brackets, a TLS session without. */
    private static Address address(String host, int port) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Address(bracketed ? host.substring(1, host.length() - 1) : host, port);
    }
}
