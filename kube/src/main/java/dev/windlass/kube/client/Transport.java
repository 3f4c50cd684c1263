package dev.windlass.kube.client;

import dev.windlass.kube.tls.Reloading;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of a connection. When our certificate has been renewed, later requests go out over new connections with
 * new TLS sessions: old ones would keep presenting the old certificate until it expires and is refused. Requests under
 * way are left alone.
 */
final class Transport implements AutoCloseable {
    private final OkHttpClient base;
    private final @Nullable Secure secure;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Current current;

    /** @param sockets made anew with each renewal of our certificate */
    record Secure(Reloading<SSLSocketFactory> sockets, X509TrustManager trust) {}

    private record Current(OkHttpClient http, @Nullable SSLSocketFactory sockets) {}

    private Transport(OkHttpClient base, @Nullable Secure secure) {
        this.base = base;
        this.secure = secure;
        this.current = new Current(base, null);
    }

    static Transport plain(OkHttpClient http) {
        return new Transport(http, null);
    }

    static Transport secure(OkHttpClient base, Secure secure) {
        return new Transport(base, secure);
    }

    OkHttpClient http() {
        Secure parts = secure;
        if (parts == null) {
            return base;
        }
        SSLSocketFactory sockets = parts.sockets().get();
        Current seen = current;
        return seen.sockets() == sockets ? seen.http() : renewed(parts, sockets);
    }

    private OkHttpClient renewed(Secure parts, SSLSocketFactory sockets) {
        renewing.lock();
        try {
            if (current.sockets() != sockets) {
                OkHttpClient old = current.http();
                OkHttpClient http = base.newBuilder()
                        .sslSocketFactory(sockets, parts.trust())
                        .connectionPool(new ConnectionPool())
                        .build();
                current = new Current(http, sockets);
                old.connectionPool().evictAll(); // closes what is idle; the rest closes when it is done
            }
            return current.http();
        } finally {
            renewing.unlock();
        }
    }

    @Override
    public void close() {
        OkHttpClient http = current.http();
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
