package dev.windlass.metrics.kubelet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Where the kubelet of a node is reached: the first address of the first preferred type the node has.
 *
 * @param preferredTypes address types, most preferred first
 * @param port used unless the node's own is asked for and known
 * @param portSource whose port counts
 * @param scheme {@code https}, or {@code http} for a kubelet without TLS
 */
public record KubeletAddressing(List<String> preferredTypes, int port, PortSource portSource, String scheme) {
    public KubeletAddressing {
        preferredTypes = List.copyOf(preferredTypes);
        if (preferredTypes.isEmpty()) {
            throw new IllegalArgumentException("kubelet-preferred-address-types is empty: name at least one type");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("kubelet-port must be between 1 and 65535, was " + port);
        }
    }

    /** Whose port counts. */
    public enum PortSource {
        /** The configured one, for every node. */
        SETTING,
        /** The one in the node's status, where it is not zero. */
        NODE_STATUS
    }

    /** The outcome for one node. */
    public sealed interface Endpoint {
        /** The address to ask. */
        record Reachable(URI uri) implements Endpoint {}

        /** The Node object gives no usable address. */
        record Unaddressable(String reason) implements Endpoint {}
    }

    /** The address of the node's resource metrics. */
    public Endpoint endpoint(KubeletNode node) {
        return endpoint(node, KubeletEndpoint.RESOURCE);
    }

    /**
     * The address of one of the node's endpoints. A node that names a path of its own for its resource metrics has the others beside
     * them.
     */
    public Endpoint endpoint(KubeletNode node, KubeletEndpoint what) {
        Optional<String> path = path(node, what);
        return path.isEmpty()
                ? new Endpoint.Unaddressable("the node's own path does not end in " + KubeletEndpoint.RESOURCE.path()
                        + ", which says nothing of where " + what.path() + " is")
                : at(node, path.get());
    }

    private static Optional<String> path(KubeletNode node, KubeletEndpoint what) {
        String own = node.metricsPath();
        if (own == null) {
            return Optional.of(what.path());
        }
        String absolute = own.startsWith("/") ? own : "/" + own;
        String usual = KubeletEndpoint.RESOURCE.path();
        return switch (what) {
            case RESOURCE -> Optional.of(absolute);
            case SUMMARY, CADVISOR ->
                absolute.endsWith(usual)
                        ? Optional.of(absolute.substring(0, absolute.length() - usual.length()) + what.path())
                        : Optional.empty();
        };
    }

    private Endpoint at(KubeletNode node, String path) {
        Optional<String> host = preferredTypes.stream()
                .flatMap(type -> node.addresses().stream()
                        .filter(address -> address.type().equals(type))
                        .limit(1))
                .map(KubeletNode.Address::address)
                .findFirst();
        if (host.isEmpty()) {
            return new Endpoint.Unaddressable("no address matched types " + preferredTypes);
        }
        int effectivePort =
                switch (portSource) {
                    case SETTING -> port;
                    case NODE_STATUS -> node.statusPort() == 0 ? port : node.statusPort();
                };
        try {
            return new Endpoint.Reachable(new URI(scheme, null, host.get(), effectivePort, path, null, null));
        } catch (URISyntaxException e) {
            return new Endpoint.Unaddressable("not an address: " + e.getMessage());
        }
    }
}
