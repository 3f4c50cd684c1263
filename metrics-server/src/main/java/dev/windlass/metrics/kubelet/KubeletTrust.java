package dev.windlass.metrics.kubelet;

import dev.windlass.kube.tls.PemSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the connection to a kubelet is protected. */
public sealed interface KubeletTrust {
    /**
     * The kubelet's certificate is verified.
     *
     * @param authority whose signature it must bear, {@code null} for the runtime's own authorities
     * @param names whether a certificate must name the kubelet's address
     * @param identity our own certificate, {@code null} to present none
     */
    record Verified(
            @Nullable PemSource authority,
            Names names,
            @Nullable ClientIdentity identity) implements KubeletTrust {}

    /** What a kubelet's certificate must name. */
    enum Names {
        /** The address it is reached at. */
        ADDRESS,
        /** The address, or the node as {@code system:node:<name>} when the authority is a given one. */
        ADDRESS_OR_NODE
    }

    /** TLS with whatever certificate the kubelet has. */
    record Unverified(@Nullable ClientIdentity identity) implements KubeletTrust {}

    /** Plain HTTP, and no credentials are sent. */
    record Plain() implements KubeletTrust {}

    /** A client certificate and its key. */
    record ClientIdentity(PemSource certificate, PemSource key) {
        public ClientIdentity {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
        }
    }
}
