package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.Authenticator;
import dev.windlass.kube.aggregated.access.Authorizer;
import dev.windlass.kube.tls.KeyPair;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.kube.tls.Reloading;
import dev.windlass.kube.tls.ReloadingKeyManager;
import dev.windlass.kube.tls.ServerNameKeyManager;
import dev.windlass.kube.tls.ServerNames;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * An HTTPS server of its own beside Quarkus' (whose single trust store could not tell the front proxy from other
 * clients). Requests are answered on virtual threads; the certificate is re-read when its file changes.
 */
public final class AggregatedServer implements AutoCloseable {
    private static final Duration RELOAD = Duration.ofSeconds(5);
    private static final Duration START_WITHIN = Duration.ofSeconds(20);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);
    /** For requests under way at the end: long for a list, short beside the 30 s that a pod is given. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    // Label selectors of kubectl can be long; beyond this the client gets 414 or 431.
    private static final int LONGEST_LINE = 64 * 1024;

    private static final Logger LOG = System.getLogger(AggregatedServer.class.getName());

    private final HttpServer server;
    private final ExecutorService workers;
    private final UnderWay underWay;
    private final Connections connections;
    private final Duration grace;

    private AggregatedServer(
            HttpServer server, ExecutorService workers, UnderWay underWay, Connections connections, Duration grace) {
        this.server = server;
        this.workers = workers;
        this.underWay = underWay;
        this.connections = connections;
        this.grace = grace;
    }

    public static Builder builder(
            Vertx vertx, AggregatedSettings settings, Authenticator authenticator, Authorizer authorizer) {
        return new Builder(vertx, settings, authenticator, authorizer);
    }

    /** Collects what to serve. */
    public static final class Builder {
        private final Vertx vertx;
        private final AggregatedSettings settings;
        private final Authenticator authenticator;
        private final Authorizer authorizer;
        private final List<ApiGroup> groups = new ArrayList<>();
        private final List<Page> pages = new ArrayList<>();
        private HealthChecks health = HealthChecks.none();
        private VersionInfo version = VersionInfo.of("0.0.0");
        private RequestObserver observer = RequestObserver.none();
        private InstantSource clock = InstantSource.system();
        private Backlog backlog = Backlog.ofHeap();
        private Duration grace = GRACE;

        private Builder(Vertx vertx, AggregatedSettings settings, Authenticator authenticator, Authorizer authorizer) {
            this.vertx = vertx;
            this.settings = settings;
            this.authenticator = authenticator;
            this.authorizer = authorizer;
        }

        public Builder group(ApiGroup group) {
            groups.add(group);
            return this;
        }

        public Builder page(Page page) {
            pages.add(page);
            return this;
        }

        public Builder health(HealthChecks checks) {
            this.health = checks;
            return this;
        }

        public Builder version(VersionInfo info) {
            this.version = info;
            return this;
        }

        public Builder observer(RequestObserver listener) {
            this.observer = listener;
            return this;
        }

        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** How much of answers may wait for slow callers; a part of the heap unless told otherwise. */
        Builder backlog(Backlog limits) {
            this.backlog = limits;
            return this;
        }

        /** How long {@link #close} waits for requests under way. */
        Builder grace(Duration limit) {
            this.grace = limit;
            return this;
        }

        /**
         * Binds and serves; returns when connections are accepted.
         *
         * @throws IOException when the certificate can not be read or the port is taken; the message names it
         */
        public AggregatedServer start() throws IOException {
            Router router =
                    new Router(groups, authenticator, authorizer, pages, health, version, settings.mostInFlight());
            ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
            UnderWay underWay = new UnderWay();
            Connections connections = new Connections();
            HttpServer server = vertx.createHttpServer(options());
            server.connectionHandler(connections);
            server.requestHandler(
                    new Exchange(vertx, router, workers, observer, clock, settings.requestWithin(), backlog, underWay));
            try {
                server.listen()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(START_WITHIN.toSeconds(), TimeUnit.SECONDS);
                return new AggregatedServer(server, workers, underWay, connections, grace);
            } catch (ExecutionException | TimeoutException e) {
                workers.close();
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new IOException(
                        "can not serve on %s port %d: %s"
                                .formatted(settings.host(), settings.port(), cause.getMessage()),
                        cause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while starting to serve", e);
            }
        }

        private HttpServerOptions options() throws IOException {
            Protocols protocols = settings.protocols();
            HttpServerOptions options = new HttpServerOptions()
                    .setHost(settings.host())
                    .setPort(settings.port())
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setEnabledSecureTransportProtocols(versions(protocols.oldest()))
                    .setClientAuth(ClientAuth.REQUEST)
                    .setTrustOptions(TrustOptions.wrap(new AnyCertificate()))
                    .setKeyCertOptions(KeyCertOptions.wrap(keyManager(protocols.named())))
                    .setMaxInitialLineLength(LONGEST_LINE)
                    .setMaxHeaderSize(LONGEST_LINE)
                    .setIdleTimeout(180)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS);
            protocols.suites().forEach(options::addEnabledCipherSuite);
            if (protocols.streams() > 0) {
                options.getInitialSettings().setMaxConcurrentStreams(protocols.streams());
            }
            return switch (protocols.http2()) {
                case OFFERED -> options;
                case OFF -> options.setAlpnVersions(List.of(HttpVersion.HTTP_1_1));
            };
        }

        private static Set<String> versions(Protocols.Oldest oldest) {
            return switch (oldest) {
                case TLS_1_2 -> Set.of("TLSv1.2", "TLSv1.3");
                case TLS_1_3 -> Set.of("TLSv1.3");
            };
        }

        private X509KeyManager keyManager(List<Protocols.NamedPair> named) throws IOException {
            ReloadingKeyManager standard = new ReloadingKeyManager(keys());
            if (named.isEmpty()) {
                return standard;
            }
            List<ServerNames.Entry> entries = new ArrayList<>();
            for (Protocols.NamedPair pair : named) {
                entries.add(new ServerNames.Entry(reloading(pair.certificate(), pair.key()), pair.names()));
            }
            return new ServerNameKeyManager(standard, new ServerNames(entries));
        }

        private Reloading<KeyPair> keys() throws IOException {
            @Nullable Path certificate = settings.certificate();
            @Nullable Path key = settings.key();
            if (certificate == null || key == null) {
                SelfSigned.Pair files = SelfSigned.in(settings.selfSignedIn(), settings.names(), clock);
                certificate = files.certificate();
                key = files.key();
            }
            return reloading(certificate, key);
        }

        private Reloading<KeyPair> reloading(Path certificate, Path key) throws IOException {
            List<PemSource> sources = List.of(new PemSource.File(certificate), new PemSource.File(key));
            return Reloading.of(
                    sources,
                    RELOAD,
                    clock,
                    contents -> KeyPair.parse(contents.get(0), contents.get(1), sources.toString()));
        }
    }

    /** The port bound, also when 0 was asked for. */
    public int port() {
        return server.actualPort();
    }

    /**
     * Sends callers elsewhere, waits some seconds for the requests under way, cuts off the rest, and stops listening. What comes in
     * the meantime is still answered: whoever has not heard yet that we go is better served than refused.
     */
    @Override
    public void close() {
        underWay.lastOnes();
        connections.goAway();
        int left = underWay.awaitNone(grace);
        if (left > 0) {
            LOG.log(Level.WARNING, "requests cut off at the end: requests={0} waited={1}", left, grace);
        }
        workers.shutdownNow();
        try {
            server.close().toCompletionStage().toCompletableFuture().get(END_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the port is not closed in good order: {0}", String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
