package dev.windlass.metrics.kubelet;

import dev.windlass.kube.tls.KeyPair;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.kube.tls.Reloading;
import dev.windlass.kube.tls.ReloadingKeyManager;
import dev.windlass.kube.tls.Trust;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS towards kubelets; files are read again when they change. */
final class KubeletTls {
    private static final Duration RELOAD = Duration.ofSeconds(10);

    private KubeletTls() {}

    /** @throws IOException when an authority, a certificate or a key cannot be read; the message names it */
    static HttpClientOptions apply(
            HttpClientOptions client, KubeletTrust trust, ExpectedNodes expected, InstantSource clock)
            throws IOException {
        return switch (trust) {
            case KubeletTrust.Plain _ -> client;
            case KubeletTrust.Verified verified ->
                with(verified.identity(), client, clock)
                        .setTrustOptions(TrustOptions.wrap(verifying(verified, expected, clock)))
                        .setVerifyHost(true);
            case KubeletTrust.Unverified(KubeletTrust.ClientIdentity identity) ->
                with(identity, client, clock)
                        .setTrustOptions(TrustOptions.wrap(new TrustAnyone()))
                        .setVerifyHost(false);
        };
    }

    /** Names of nodes count under a given authority only: anybody may get a certificate from the runtime's public ones. */
    private static TrustManager verifying(KubeletTrust.Verified verified, ExpectedNodes expected, InstantSource clock)
            throws IOException {
        PemSource authority = verified.authority();
        if (authority == null) {
            return Trust.inSystem();
        }
        X509ExtendedTrustManager cluster = Trust.in(authority, RELOAD, clock);
        return switch (verified.names()) {
            case ADDRESS -> cluster;
            case ADDRESS_OR_NODE -> new NodeIdentityTrust(cluster, expected);
        };
    }

    private static HttpClientOptions with(
            KubeletTrust.@Nullable ClientIdentity identity, HttpClientOptions client, InstantSource clock)
            throws IOException {
        if (identity == null) {
            return client;
        }
        List<PemSource> sources = List.of(identity.certificate(), identity.key());
        Reloading<KeyPair> keys = Reloading.of(
                sources,
                RELOAD,
                clock,
                contents -> KeyPair.parse(contents.get(0), contents.get(1), sources.toString()));
        return client.setKeyCertOptions(KeyCertOptions.wrap(new ReloadingKeyManager(keys)));
    }

    /** Extended, because the platform adds its own check of the host name to managers that are not. */
    private static final class TrustAnyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
