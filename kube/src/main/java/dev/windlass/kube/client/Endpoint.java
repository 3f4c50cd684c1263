package dev.windlass.kube.client;

import dev.windlass.kube.tls.PemSource;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the API server is and how to trust and be trusted.
 *
 * @param authority its certificate authority; null: those of the runtime
 * @param serverName the name to expect in its certificate, when not the host of the address
 */
record Endpoint(
        URI server,
        ServerTrust trust,
        @Nullable PemSource authority,
        @Nullable ClientIdentity identity,
        @Nullable String serverName,
        Credentials credentials) {

    /** Whether the server's certificate is looked at. */
    enum ServerTrust {
        VERIFIED,
        /** Only where a kubeconfig says {@code insecure-skip-tls-verify}. */
        UNVERIFIED
    }

    record ClientIdentity(PemSource certificate, PemSource key) {}
}
