package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.AggregatedServer;
import dev.windlass.kube.aggregated.AggregatedSettings;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.Page;
import dev.windlass.kube.aggregated.RequestObserver;
import dev.windlass.kube.aggregated.VersionInfo;
import dev.windlass.kube.aggregated.access.ApiAuthorizer;
import dev.windlass.kube.aggregated.access.ApiTokenReviewer;
import dev.windlass.kube.aggregated.access.ClusterTrust;
import dev.windlass.kube.aggregated.access.DelegatedAuthenticator;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.service.settings.ApiConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The HTTPS port that the API server's aggregator talks to. */
final class ServedApi implements AutoCloseable {
    private static final List<String> OPEN_PATHS = List.of("/healthz", "/livez", "/readyz");
    private static final List<String> SERVICE_NAMES =
            List.of("metrics-server.kube-system.svc", "windlass-metrics-server");
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(60);
    private static final int MOST_IN_FLIGHT = 400;

    private final ClusterTrust trust;
    private final AggregatedServer server;

    private ServedApi(ClusterTrust trust, AggregatedServer server) {
        this.trust = trust;
        this.server = server;
    }

    /** @throws IOException when the certificate cannot be read or the port is taken; the message names it */
    static ServedApi start(
            Vertx vertx,
            ApiConfig config,
            KubeConnection connection,
            ApiGroup group,
            HealthChecks checks,
            List<Page> pages,
            RequestObserver requests,
            String version,
            InstantSource time)
            throws IOException {
        ClusterTrust trust = ClusterTrust.follow(connection);
        AggregatedServer.Builder builder = AggregatedServer.builder(
                        vertx,
                        settings(config),
                        new DelegatedAuthenticator(trust, new ApiTokenReviewer(connection, time), time),
                        new ApiAuthorizer(connection, OPEN_PATHS, time))
                .group(group)
                .health(checks)
                .observer(requests)
                .version(VersionInfo.of(version))
                .clock(time);
        pages.forEach(builder::page);
        return new ServedApi(trust, builder.start());
    }

    private static AggregatedSettings settings(ApiConfig config) {
        @Nullable Path certificate = config.certFile().orElse(null);
        @Nullable Path key = config.keyFile().orElse(null);
        return new AggregatedSettings(
                config.bindAddress(),
                config.port(),
                certificate,
                key,
                config.certDir(),
                SERVICE_NAMES,
                REQUEST_WITHIN,
                MOST_IN_FLIGHT);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        trust.close();
    }
}
