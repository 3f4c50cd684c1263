package dev.windlass.autoscaler.app;

import dev.windlass.kube.aggregated.AggregatedServer;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.VersionInfo;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.service.api.ApiAccess;
import dev.windlass.service.api.ApiSettings;
import dev.windlass.service.settings.ApiConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The HTTPS port that the API server's aggregator talks to. */
final class ServedApis implements AutoCloseable {
    private static final List<String> SERVICE_NAMES = List.of("windlass-autoscaler");
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(30);

    private final ApiAccess access;
    private final AggregatedServer server;

    private ServedApis(ApiAccess access, AggregatedServer server) {
        this.access = access;
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
        ApiAccess access = ApiAccess.open(config, connection, time);
        AggregatedServer.Builder builder = AggregatedServer.builder(
                        vertx,
                        ApiSettings.of(config, SERVICE_NAMES, REQUEST_WITHIN),
                        access.authenticator(),
                        access.authorizer())
                .health(checks.readyOnlyWith(new HealthChecks.Check("front-proxy-authority", access::problem)))
                .version(VersionInfo.of("0.1.0"))
                .clock(time);
        groups.forEach(builder::group);
        return new ServedApis(access, builder.start());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        access.close();
    }
}
