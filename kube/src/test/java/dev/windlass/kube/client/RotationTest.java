package dev.windlass.kube.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.Certificates;
import dev.windlass.kube.aggregated.AggregatedServer;
import dev.windlass.kube.aggregated.AggregatedSettings;
import dev.windlass.kube.aggregated.SampleGroup;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.DelegatedAuthenticator;
import dev.windlass.kube.aggregated.access.RequestHeaderConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig with files, against a TLS server that tells whom it sees. */
class RotationTest {
    private final Certificates clients = Certificates.authority("clients");
    private final Certificates serving = Certificates.authority("serving");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    @TempDir
    private Path folder;

    private Vertx vertx;
    private AggregatedServer server;
    private KubeConnection connection;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        serving.server("CN=us").write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        RequestHeaderConfig config = new RequestHeaderConfig(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(clients.certificate()));
        server = AggregatedServer.builder(
                        vertx,
                        AggregatedSettings.of(0, folder.resolve("tls.crt"), folder.resolve("tls.key"))
                                .boundTo("127.0.0.1"),
                        new DelegatedAuthenticator(
                                () -> config,
                                token -> new AuthenticationResult.Rejected("no tokens here"),
                                InstantSource.system()),
                        (_, _) -> new Authorization.Allowed())
                .group(new SampleGroup())
                .start();
        Files.writeString(folder.resolve("ca.crt"), serving.pem());
        clients.client("CN=alice").write(folder.resolve("me.crt"), folder.resolve("me.key"));
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                current-context: c
                contexts: [{name: c, context: {cluster: k, user: u}}]
                clusters: [{name: k, cluster: {server: "https://127.0.0.1:%d", certificate-authority: ca.crt}}]
                users: [{name: u, user: {client-certificate: me.crt, client-key: me.key}}]
                """.formatted(server.port()));
        connection = KubeClients.connect(
                EndpointReader.fromKubeconfig(kubeconfig, now::get),
                KubeSettings.kubeconfig(kubeconfig),
                CallObserver.none(),
                now::get);
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void afterTheReloadPeriod() {
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(10)));
    }

    @Test
    void aRenewedCertificateIsPresentedWithoutARestart() throws IOException {
        assertThatSeenAs("alice");
        clients.client("CN=bob").write(folder.resolve("me.crt"), folder.resolve("me.key"));
        assertThatSeenAs("alice");

        afterTheReloadPeriod();

        assertThatSeenAs("bob");
    }

    @Test
    void aRenewedAuthorityOfTheServerIsTrustedWithoutARestart() throws IOException {
        Files.writeString(
                folder.resolve("ca.crt"), Certificates.authority("other").pem());
        clients.client("CN=bob").write(folder.resolve("me.crt"), folder.resolve("me.key"));
        afterTheReloadPeriod();
        assertThatThrownBy(() -> connection.send(KubeRequest.get("/version")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PKIX");

        Files.writeString(folder.resolve("ca.crt"), serving.pem());
        afterTheReloadPeriod();
        assertThatSeenAs("bob");
    }

    // The sample group answers 400 with what it was asked, the user last.
    private void assertThatSeenAs(String user) {
        assertThatThrownBy(() -> connection.send(KubeRequest.get("/apis/metrics.k8s.io/v1/echo")))
                .isInstanceOf(KubeException.class)
                .hasMessageEndingWith("|" + user);
    }
}
