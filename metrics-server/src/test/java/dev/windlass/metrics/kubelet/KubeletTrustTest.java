package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.Certificates.Issued;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.metrics.kubelet.KubeletTrust.Names;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates of kubelets are accepted, over real handshakes. */
class KubeletTrustTest {
    private static final String NODE_SUBJECT = "O=system:nodes, CN=system:node:worker-1";

    private final Certificates cluster = Certificates.authority("cluster");
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final AtomicReference<String> token = new AtomicReference<>("first");

    @TempDir
    Path folder;

    private Path authority;

    @BeforeEach
    void writeAuthority() throws Exception {
        authority = Files.writeString(folder.resolve("ca.crt"), cluster.pem());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void acceptsACertificateThatNamesTheAddress() throws Exception {
        URI kubelet = kubelet(cluster.server("CN=whoever"));

        assertThat(client(Names.ADDRESS).fetch("worker-1", kubelet)).isInstanceOf(KubeletAnswer.Body.class);
        assertThat(client(Names.ADDRESS_OR_NODE).fetch("worker-1", kubelet)).isInstanceOf(KubeletAnswer.Body.class);
    }

    @Test
    void acceptsTheNodesOwnCertificateWithoutItsAddressWhenAskedTo() throws Exception {
        URI kubelet = kubelet(cluster.serverElsewhere(NODE_SUBJECT));

        assertThat(client(Names.ADDRESS_OR_NODE).fetch("worker-1", kubelet)).isInstanceOf(KubeletAnswer.Body.class);
        assertThat(failure(client(Names.ADDRESS).fetch("worker-1", kubelet)).cause())
                .isEqualTo(FailureCause.TLS);
    }

    @Test
    void acceptsItByIpAddressTooWhichIsWhatMostClustersUse() throws Exception {
        URI kubelet = kubelet(cluster.serverElsewhere(NODE_SUBJECT));
        URI byAddress = URI.create("https://127.0.0.1:" + kubelet.getPort() + kubelet.getPath());

        assertThat(client(Names.ADDRESS_OR_NODE).fetch("worker-1", byAddress)).isInstanceOf(KubeletAnswer.Body.class);
    }

    @Test
    void refusesAnotherNodesCertificateAndSaysWhoseItIs() throws Exception {
        URI kubelet = kubelet(cluster.serverElsewhere("O=system:nodes, CN=system:node:worker-2"));

        KubeletAnswer.Failed failed = failure(client(Names.ADDRESS_OR_NODE).fetch("worker-1", kubelet));

        assertThat(failed.cause()).isEqualTo(FailureCause.TLS);
        assertThat(failed.detail()).contains("system:node:worker-1").contains("system:node:worker-2");
    }

    @Test
    void refusesTheNodesNameOutsideOfTheNodesGroup() throws Exception {
        URI kubelet = kubelet(cluster.serverElsewhere("O=guests, CN=system:node:worker-1"));

        assertThat(failure(client(Names.ADDRESS_OR_NODE).fetch("worker-1", kubelet))
                        .cause())
                .isEqualTo(FailureCause.TLS);
    }

    @Test
    void refusesTheNodesNameFromAnotherAuthority() throws Exception {
        URI kubelet = kubelet(Certificates.authority("stranger").serverElsewhere(NODE_SUBJECT));

        assertThat(failure(client(Names.ADDRESS_OR_NODE).fetch("worker-1", kubelet))
                        .cause())
                .isEqualTo(FailureCause.TLS);
    }

    @Test
    void refusesTheNodesCertificateWhenItHasExpiredOrIsNotForServing() throws Exception {
        URI expired = kubelet(cluster.issue(
                NODE_SUBJECT,
                Certificates.Purpose.SERVER_ELSEWHERE,
                Instant.now().minusSeconds(60)));
        URI forClients = kubelet(cluster.client(NODE_SUBJECT));

        assertThat(failure(client(Names.ADDRESS_OR_NODE).fetch("worker-1", expired))
                        .cause())
                .isEqualTo(FailureCause.TLS);
        assertThat(failure(client(Names.ADDRESS_OR_NODE).fetch("worker-1", forClients))
                        .cause())
                .isEqualTo(FailureCause.TLS);
    }

    @Test
    void forgetsWhoWasExpectedAtAnAddressWithTheNode() throws Exception {
        URI kubelet = kubelet(cluster.serverElsewhere(NODE_SUBJECT));
        HttpKubeletClient client = client(Names.ADDRESS_OR_NODE);
        client.keepOnly(Set.of("worker-9"));

        assertThat(failure(client.fetch("worker-9", kubelet)).cause()).isEqualTo(FailureCause.TLS);
    }

    @Test
    void usesARotatedTokenWithTheNextRequestAndARotatedAuthorityWithTheNextConnection() throws Exception {
        URI old = kubelet(cluster.server("CN=old"));
        HttpKubeletClient client = client(Names.ADDRESS);
        assertThat(client.fetch("worker-1", old)).isInstanceOf(KubeletAnswer.Body.class);

        token.set("second");
        Certificates next = Certificates.authority("next");
        Files.writeString(authority, next.pem());
        now.set(now.get().plusSeconds(60));
        URI renewed = kubelet(next.server("CN=new"));

        assertThat(client.fetch("worker-1", renewed)).isInstanceOf(KubeletAnswer.Body.class);
        assertThat(tokens).containsExactly("Bearer first", "Bearer second");
        assertThat(failure(client.fetch("worker-1", kubelet(cluster.server("CN=late"))))
                        .cause())
                .isEqualTo(FailureCause.TLS);
    }

    private HttpKubeletClient client(Names names) throws Exception {
        InstantSource clock = now::get;
        HttpKubeletClient client = new HttpKubeletClient(
                new KubeletTrust.Verified(new PemSource.File(authority), names, null),
                () -> Optional.of(token.get()),
                Duration.ofSeconds(30),
                1000,
                clock);
        open.add(client);
        return client;
    }

    private URI kubelet(Issued issued) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving(issued)));
        server.createContext("/metrics/resource", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "node_cpu_usage_seconds_total 1\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/metrics/resource");
    }

    private static SSLContext serving(Issued issued) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("serving", issued.keys().getPrivate(), new char[0], new Certificate[] {issued.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static KubeletAnswer.Failed failure(KubeletAnswer answer) {
        return switch (answer) {
            case KubeletAnswer.Body(byte[] bytes) ->
                throw new AssertionError(new String(bytes, StandardCharsets.UTF_8));
            case KubeletAnswer.Failed failed -> failed;
        };
    }
}
