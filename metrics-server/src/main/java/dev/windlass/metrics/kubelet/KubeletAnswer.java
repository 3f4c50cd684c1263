package dev.windlass.metrics.kubelet;

/** What came of asking one kubelet. */
public sealed interface KubeletAnswer {
    /** A complete answer with status 200. The bytes are the receiver's. */
    record Body(byte[] bytes) implements KubeletAnswer {}

    /**
     * No answer that could be used.
     *
     * @param detail what happened, for a person to read
     */
    record Failed(FailureCause cause, String detail) implements KubeletAnswer {}
}
