package dev.windlass.metrics.kubelet;

/** Why a kubelet gave no data, in the classes that ask for different remedies. */
public enum FailureCause {
    /** The Node object names no address of a wanted type. */
    ADDRESS("address"),
    /** The host name does not resolve. */
    DNS("dns"),
    /** No connection: refused, unreachable. */
    DIAL("dial"),
    /** The handshake failed, most often for the kubelet's certificate. */
    TLS("tls"),
    /** The kubelet does not know our credentials. */
    UNAUTHORIZED("401"),
    /** Our credentials may not {@code get nodes/metrics}, or {@code nodes/stats} for the summary. */
    FORBIDDEN("403"),
    /** Another status than 200. */
    STATUS("status"),
    /** No complete answer before the deadline. */
    TIMEOUT("timeout"),
    /** The answer broke off or was too large. */
    BODY("body"),
    /** The answer is not text format 0.0.4, or the summary no JSON of its kind. */
    PARSE("parse"),
    /** The answer can be read but lacks the node's own counters, as one that ends in the middle does, or every signal. */
    INCOMPLETE("incomplete");

    private final String label;

    FailureCause(String label) {
        this.label = label;
    }

    /** Value of the label {@code cause} in metrics and log lines. */
    public String label() {
        return label;
    }
}
