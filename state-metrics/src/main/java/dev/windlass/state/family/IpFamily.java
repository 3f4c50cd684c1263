package dev.windlass.state.family;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an address is of version 4 or 6, by its text alone. */
enum IpFamily {
    IPV4("4"),
    IPV6("6");

    /** Four numbers without leading zeros: the JDK's parser also takes older, shorter forms, which Kubernetes does not. */
    private static final Pattern DOTTED_QUAD = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final String label;

    IpFamily(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Empty when the text is no address. An IPv4 address mapped into IPv6 counts as IPv4. */
    static Optional<IpFamily> of(String address) {
        if (!DOTTED_QUAD.matcher(address).matches() && !COLONS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address) instanceof Inet4Address ? IPV4 : IPV6);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
