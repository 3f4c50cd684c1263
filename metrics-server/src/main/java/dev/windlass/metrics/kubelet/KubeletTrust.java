package dev.windlass.metrics.kubelet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the connection to a kubelet is protected. */
public sealed interface KubeletTrust {
    /**
     * The kubelet's certificate is verified.
     *
     * @param certificateAuthority whose signature the kubelet's certificate must bear
     * @param identity our own certificate, {@code null} to present none
     */
    record Verified(
            PemSource certificateAuthority, @Nullable ClientIdentity identity) implements KubeletTrust {
        public Verified {
            Objects.requireNonNull(certificateAuthority, "certificateAuthority");
        }
    }

    /** TLS with whatever certificate the kubelet has. */
    record Unverified(@Nullable ClientIdentity identity) implements KubeletTrust {}

    /** Plain HTTP, and no credentials are sent. */
    record Plain() implements KubeletTrust {}

    /** A client certificate and its key, both in PEM. */
    record ClientIdentity(PemSource certificate, PemSource key) {
        public ClientIdentity {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
        }
    }
}
