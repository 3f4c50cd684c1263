package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.AggregatedServer;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.aggregated.Page;
import dev.windlass.kube.aggregated.RequestObserver;
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
import java.util.Optional;

/** The HTTPS port that the API server's aggregator talks to. */
final class ServedApi implements AutoCloseable {
    private static final List<String> SERVICE_NAMES =
            List.of("metrics-server.kube-system.svc", "windlass-metrics-server");
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(60);

    private final ApiAccess access;
    private final AggregatedServer server;

    private ServedApi(ApiAccess access, AggregatedServer server) {
        this.access = access;
        this.server = server;
    }

    /** Ends the start, in one line, when a certificate cannot be read or the port is taken. */
    static ServedApi start(
            Vertx vertx,
            ApiConfig config,
            KubeConnection connection,
            ApiGroup group,
            HealthChecks checks,
            List<Page> pages,
            RequestObserver requests,
            String version,
            InstantSource time) {
        try {
            ApiAccess access = ApiAccess.open(config, connection, time);
            AggregatedServer.Builder builder = AggregatedServer.builder(
                            vertx,
                            ApiSettings.of(config, SERVICE_NAMES, REQUEST_WITHIN),
                            access.authenticator(),
                            access.authorizer())
                    .group(group)
                    .health(checks.readyOnlyWith(new HealthChecks.Check(PortChecks.FRONT_PROXY, access::problem)))
                    .observer(requests)
                    .version(VersionInfo.of(version))
                    .clock(time);
            pages.forEach(builder::page);
            return new ServedApi(access, builder.start());
        } catch (IOException e) {
            throw StartCheck.refused(e);
        }
    }

    int port() {
        return server.port();
    }

    /** Why requests by way of the API server get 401; empty when the front proxy is believed. */
    Optional<String> trustProblem() {
        return access.problem();
    }

    @Override
    public void close() {
        server.close();
        access.close();
    }
}
