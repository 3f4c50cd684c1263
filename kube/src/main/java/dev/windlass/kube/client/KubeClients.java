package dev.windlass.kube.client;

import dev.windlass.kube.tls.KeyPair;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.kube.tls.Reloading;
import dev.windlass.kube.tls.ReloadingKeyManager;
import dev.windlass.kube.tls.Trust;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.jspecify.annotations.Nullable;

/** Opens connections to API servers. */
public final class KubeClients {
    private static final Duration RELOAD = Duration.ofSeconds(10);
    // Notices a connection whose other end has silently gone; watches may be quiet for a minute and more.
    private static final Duration PING = Duration.ofSeconds(20);

    private KubeClients() {}

    /**
     * Reads the configuration and prepares a connection. The server need not be up.
     *
     * @throws IOException when the configuration, a certificate or a key can not be read; the message names it
     */
    public static KubeConnection connect(KubeSettings settings) throws IOException {
        return connect(settings, CallObserver.none());
    }

    /** As {@link #connect(KubeSettings)}, and the observer is told of every request. */
    public static KubeConnection connect(KubeSettings settings, CallObserver observer) throws IOException {
        InstantSource clock = InstantSource.system();
        return connect(EndpointReader.read(settings.kubeconfig(), System.getenv(), clock), settings, observer, clock);
    }

    /** A plain connection without credentials, for fakes and for {@code kubectl proxy}. */
    public static KubeConnection connect(URI server, KubeSettings settings) {
        return connect(server, settings, CallObserver.none());
    }

    /** As {@link #connect(URI, KubeSettings)}, and the observer is told of every request. */
    public static KubeConnection connect(URI server, KubeSettings settings, CallObserver observer) {
        OkHttpClient http = http(Credentials.none(), settings, observer).build();
        return new KubeConnection(server, Transport.plain(http), Credentials.none(), null);
    }

    static KubeConnection connect(Endpoint endpoint, KubeSettings settings, CallObserver observer, InstantSource clock)
            throws IOException {
        OkHttpClient.Builder http = http(endpoint.credentials(), settings, observer);
        X509TrustManager trust = trust(endpoint, clock);
        @Nullable String name = endpoint.serverName();
        if (endpoint.trust() == Endpoint.ServerTrust.UNVERIFIED) {
            http.hostnameVerifier((_, _) -> true);
        } else if (name != null && !name.isEmpty()) {
            http.hostnameVerifier((_, session) -> OkHostnameVerifier.INSTANCE.verify(name, session));
        }
        Transport.Secure secure = new Transport.Secure(sockets(endpoint.identity(), trust, clock), trust);
        return new KubeConnection(
                endpoint.server(),
                Transport.secure(http.build(), secure),
                endpoint.credentials(),
                endpoint.authority());
    }

    private static OkHttpClient.Builder http(Credentials credentials, KubeSettings settings, CallObserver observer) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .callTimeout(settings.requestTimeout())
                .readTimeout(settings.requestTimeout())
                .writeTimeout(settings.requestTimeout())
                .pingInterval(PING)
                .followRedirects(false)
                .addInterceptor(new Authorizing(credentials, settings.userAgent()))
                .addInterceptor(new Observed(observer)); // the inner of the two: it sees each try of the outer
    }

    private static Reloading<SSLSocketFactory> sockets(
            Endpoint.@Nullable ClientIdentity identity, X509TrustManager trust, InstantSource clock)
            throws IOException {
        if (identity == null) {
            return Reloading.constant(sockets(null, trust));
        }
        List<PemSource> sources = List.of(identity.certificate(), identity.key());
        return Reloading.of(sources, RELOAD, clock, contents -> {
            KeyPair pair = KeyPair.parse(contents.get(0), contents.get(1), sources.toString());
            return sockets(new KeyManager[] {new ReloadingKeyManager(Reloading.constant(pair))}, trust);
        });
    }

    private static SSLSocketFactory sockets(KeyManager @Nullable [] keys, X509TrustManager trust) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, new SecureRandom());
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS can not be set up: " + e.getMessage(), e);
        }
    }

    private static X509TrustManager trust(Endpoint endpoint, InstantSource clock) throws IOException {
        return switch (endpoint.trust()) {
            case UNVERIFIED -> new Unverified();
            case VERIFIED -> {
                @Nullable PemSource authority = endpoint.authority();
                yield authority == null ? Trust.inSystem() : Trust.in(authority, RELOAD, clock);
            }
        };
    }

    /** Looks at nothing; only for kubeconfigs that ask for it in so many words. */
    private static final class Unverified extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
