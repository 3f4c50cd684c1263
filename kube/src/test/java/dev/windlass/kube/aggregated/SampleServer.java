package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authenticator;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.UserInfo;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real server on a free port, for everybody, with the sample group behind it, and a browser that looks at it. */
final class SampleServer implements AutoCloseable {
    private static final Authenticator JOE =
            caller -> new AuthenticationResult.Authenticated(new UserInfo("joe", "", List.of(), Map.of()));

    private static final Duration AT_ONCE = Duration.ZERO;

    private final ObjectMapper json = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx();
    private final Certificates authority = Certificates.authority("serving");
    private final SampleGroup group = new SampleGroup();
    private final AggregatedServer server;
    private final Browser browser;
    private volatile boolean ready = true;

    private SampleServer(Path folder, Duration within, Backlog backlog, Duration grace)
            throws IOException, GeneralSecurityException {
        authority.server("CN=one").write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        HealthChecks.Check storage = new HealthChecks.Check(
                "metric-storage-ready", () -> ready ? Optional.empty() : Optional.of("no metrics to serve"));
        HealthChecks.Check hook = new HealthChecks.Check("poststarthook/hook", Optional::empty);
        server = AggregatedServer.builder(
                        vertx,
                        AggregatedSettings.of(0, folder.resolve("tls.crt"), folder.resolve("tls.key"))
                                .boundTo("127.0.0.1")
                                .answeringWithin(within),
                        JOE,
                        (_, _) -> new Authorization.Allowed())
                .group(group)
                .page(new Page("/metrics", "text/plain", () -> "up 1\n".getBytes(StandardCharsets.UTF_8)))
                .health(new HealthChecks(List.of(hook), List.of(storage, hook), List.of()))
                .version(VersionInfo.of("0.1.0"))
                .backlog(backlog)
                .grace(grace)
                .start();
        browser = Browser.to(server.port(), authority, null);
    }

    static SampleServer start(Path folder) throws IOException, GeneralSecurityException {
        return new SampleServer(folder, Duration.ofSeconds(20), Backlog.ofHeap(), AT_ONCE);
    }

    /** Waits that long at its end for requests under way. */
    static SampleServer start(Path folder, Duration grace) throws IOException, GeneralSecurityException {
        return new SampleServer(folder, Duration.ofSeconds(20), Backlog.ofHeap(), grace);
    }

    static SampleServer start(Path folder, Duration within, Backlog backlog)
            throws IOException, GeneralSecurityException {
        return new SampleServer(folder, within, backlog, AT_ONCE);
    }

    Browser browser() {
        return browser;
    }

    int port() {
        return server.port();
    }

    Certificates authority() {
        return authority;
    }

    SampleGroup group() {
        return group;
    }

    void ready(boolean now) {
        ready = now;
    }

    JsonNode json(String path, String... headers) throws IOException {
        return json.readTree(browser.get(path, headers).body());
    }

    /** Ends the server alone; what hangs in it goes on hanging. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        group.release.countDown();
        browser.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
