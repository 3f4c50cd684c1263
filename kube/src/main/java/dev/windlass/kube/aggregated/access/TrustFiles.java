package dev.windlass.kube.aggregated.access;

import dev.windlass.kube.tls.Pem;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.kube.tls.Reloading;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Authorities named by files, which count in place of those that the cluster publishes. Read again when they change. */
public final class TrustFiles {
    private static final Duration RELOAD = Duration.ofSeconds(5);

    private final @Nullable Reloading<List<X509Certificate>> clients;
    private final @Nullable Reloading<List<X509Certificate>> proxies;
    private final RequestHeaderConfig proxy;

    private TrustFiles(
            @Nullable Reloading<List<X509Certificate>> clients,
            @Nullable Reloading<List<X509Certificate>> proxies,
            RequestHeaderConfig proxy) {
        this.clients = clients;
        this.proxies = proxies;
        this.proxy = proxy;
    }

    /**
     * @param clients authorities of ordinary client certificates, PEM; null: the cluster's
     * @param proxies authorities of the front proxy, PEM; null: all about the front proxy is the cluster's
     * @param proxy names and headers of the front proxy, used with {@code proxies}
     * @throws IOException when a file can not be read now; the message names it
     */
    public static TrustFiles of(
            @Nullable Path clients, @Nullable Path proxies, RequestHeaderConfig proxy, InstantSource clock)
            throws IOException {
        return new TrustFiles(
                clients == null ? null : authorities(clients, clock),
                proxies == null ? null : authorities(proxies, clock),
                proxy);
    }

    private static Reloading<List<X509Certificate>> authorities(Path file, InstantSource clock) throws IOException {
        PemSource source = new PemSource.File(file);
        return Reloading.of(
                List.of(source), RELOAD, clock, contents -> Pem.certificates(contents.getFirst(), source.toString()));
    }

    /** Whether the files say all there is to know, so that the cluster need not be asked. */
    public boolean complete() {
        return clients != null && proxies != null;
    }

    /** What the files say, and for the rest what the cluster does. */
    public Supplier<RequestHeaderConfig> over(Supplier<RequestHeaderConfig> cluster) {
        return () -> merged(cluster);
    }

    private RequestHeaderConfig merged(Supplier<RequestHeaderConfig> cluster) {
        RequestHeaderConfig published = cluster.get();
        RequestHeaderConfig base = proxies == null
                ? published
                : proxy.withProxyAuthorities(proxies.get()).withClientAuthorities(published.clientAuthorities());
        return clients == null ? base : base.withClientAuthorities(clients.get());
    }
}
