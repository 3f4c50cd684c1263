package dev.windlass.metrics.kubelet;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which node is expected at an address: each node at the one where it was asked last, several where they share one. Safe for use by any
 * thread.
 */
final class ExpectedNodes {
    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<Address, Set<String>> nodes = new HashMap<>();

    private record Address(String host, int port) {}

    /** The node is to answer here from now on, and no longer where it was before: that address may be another's by now. */
    synchronized void expect(String node, URI uri) {
        Address address = address(uri.getHost(), uri.getPort());
        Address before = addresses.put(node, address);
        if (address.equals(before)) {
            return;
        }
        if (before != null) {
            leave(node, before);
        }
        nodes.computeIfAbsent(address, _ -> new HashSet<>()).add(node);
    }

    synchronized Set<String> at(String host, int port) {
        return Set.copyOf(nodes.getOrDefault(address(host, port), Set.of()));
    }

    /** Lets go of nodes that are gone: their addresses may be others' by now. */
    synchronized void keepOnly(Set<String> known) {
        addresses.entrySet().removeIf(entry -> {
            boolean gone = !known.contains(entry.getKey());
            if (gone) {
                leave(entry.getKey(), entry.getValue());
            }
            return gone;
        });
    }

    private void leave(String node, Address address) {
        nodes.computeIfPresent(address, (_, names) -> {
            names.remove(node);
            return names.isEmpty() ? null : names;
        });
    }

    /** A URI writes an IPv6 address in brackets, a TLS session without. */
    private static Address address(String host, int port) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new Address(bracketed ? host.substring(1, host.length() - 1) : host, port);
    }
}
