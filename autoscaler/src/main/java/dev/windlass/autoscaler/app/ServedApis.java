package dev.windlass.autoscaler.app;

import dev.windlass.kube.aggregated.AggregatedServer;
import dev.windlass.kube.aggregated.AggregatedSettings;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.VersionInfo;
import dev.windlass.kube.aggregated.access.ApiAuthorizer;
import dev.windlass.kube.aggregated.access.ApiTokenReviewer;
import dev.windlass.kube.aggregated.access.ClusterTrust;
import dev.windlass.kube.aggregated.access.DelegatedAuthenticator;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.service.settings.ApiConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The HTTPS port that the API server's aggregator talks to. */
final class ServedApis implements AutoCloseable {
    private static final List<String> OPEN_PATHS = List.of("/healthz", "/livez", "/readyz");
    private static final List<String> SERVICE_NAMES = List.of("windlass-autoscaler");
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(30);
    private static final int MOST_IN_FLIGHT = 400;

    private final ClusterTrust trust;
    private final AggregatedServer server;

    private ServedApis(ClusterTrust trust, AggregatedServer server) {
        this.trust = trust;
        this.server = server;
    }

    /** @throws IOException when the certificate cannot be read or the port is taken; the message names it */
    static ServedApis start(
            Vertx vertx,
            ApiConfig config,
            KubeConnection connection,
            List<ApiGroup> groups,
            HealthChecks checks,
            InstantSource time)
            throws IOException {
        ClusterTrust trust = ClusterTrust.follow(connection);
        AggregatedServer.Builder builder = AggregatedServer.builder(
                        vertx,
                        settings(config),
                        new DelegatedAuthenticator(trust, new ApiTokenReviewer(connection, time), time),
                        new ApiAuthorizer(connection, OPEN_PATHS, time))
                .health(checks.readyOnlyWith(new HealthChecks.Check("front-proxy-authority", trust::problem)))
                .version(VersionInfo.of("0.1.0"))
                .clock(time);
        groups.forEach(builder::group);
        return new ServedApis(trust, builder.start());
    }

    private static AggregatedSettings settings(ApiConfig config) {
        return new AggregatedSettings(
                config.bindAddress(),
                config.port(),
                config.certFile().orElse(null),
                config.keyFile().orElse(null),
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
