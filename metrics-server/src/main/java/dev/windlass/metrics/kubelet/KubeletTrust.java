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
     * @param identity our own certificate, {@code null} to present none
     */
    record Verified(@Nullable PemSource authority, @Nullable ClientIdentity identity) implements KubeletTrust {}

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
