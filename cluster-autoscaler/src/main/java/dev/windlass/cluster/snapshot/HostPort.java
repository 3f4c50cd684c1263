package dev.windlass.cluster.snapshot;

import java.util.Objects;

/**
 * A port of the node that a pod takes.
 *
 * @param address {@code 0.0.0.0} for all addresses
 */
public record HostPort(String address, String protocol, int port) {
    private static final String ANY = "0.0.0.0";

    public HostPort {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(protocol, "protocol");
        if (port <= 0) {
            throw new IllegalArgumentException("a host port is above 0, not " + port);
        }
        address = address.isEmpty() ? ANY : address;
        protocol = protocol.isEmpty() ? "TCP" : protocol;
    }

    /** Whether two pods with these ports cannot share a node. */
    public boolean collidesWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (address.equals(other.address) || address.equals(ANY) || other.address.equals(ANY));
    }
}
