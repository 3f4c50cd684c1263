package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.Certificates.Issued;
import dev.windlass.kube.tls.PemSource;
import dev.windlass.metrics.kubelet.KubeletTrust.Names;
import io.vertx.core.Vertx;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which certificates of kubelets are accepted, over real handshakes. */
class KubeletTrustTest {
    private static final String NODE_SUBJECT = "O=system:nodes, CN=system:node:worker-1";

    private final Certificates cluster = Certificates.authority("cluster");
    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> callers = new CopyOnWriteArrayList<>();
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
        vertx.close().toCompletionStage().toCompletableFuture().join();
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

    @Test
    void presentsItsOwnCertificateToAKubeletThatAsksForOneWhateverItTakesTheKubeletFor() throws Exception {
        KubeletTrust.ClientIdentity identity = identity("CN=metrics-server");
        URI kubelet = kubeletThatKnowsItsCallers();

        assertThat(client(new KubeletTrust.Verified(new PemSource.File(authority), Names.ADDRESS, identity))
                        .fetch("worker-1", kubelet))
                .isInstanceOf(KubeletAnswer.Body.class);
        assertThat(client(new KubeletTrust.Unverified(identity)).fetch("worker-1", kubelet))
                .isInstanceOf(KubeletAnswer.Body.class);
        assertThat(callers).containsExactly("CN=metrics-server", "CN=metrics-server");
    }

    @Test
    void isRefusedByAKubeletThatAsksForACertificateWhenItHasNone() throws Exception {
        assertThat(client(new KubeletTrust.Unverified(null)).fetch("worker-1", kubeletThatKnowsItsCallers()))
                .isInstanceOf(KubeletAnswer.Failed.class);
        assertThat(callers).isEmpty();
    }

    @Test
    void presentsTheCertificateThatLiesOnTheDiskByNow() throws Exception {
        KubeletTrust.ClientIdentity identity = identity("CN=first");
        for (KubeletTrust trust : List.of(
                new KubeletTrust.Verified(new PemSource.File(authority), Names.ADDRESS, identity),
                new KubeletTrust.Unverified(identity))) {
            callers.clear();
            identity("CN=first");
            HttpKubeletClient client = client(trust);
            assertThat(client.fetch("worker-1", kubeletThatKnowsItsCallers())).isInstanceOf(KubeletAnswer.Body.class);

            identity("CN=second");
            now.set(now.get().plusSeconds(60));

            assertThat(client.fetch("worker-1", kubeletThatKnowsItsCallers())).isInstanceOf(KubeletAnswer.Body.class);
            assertThat(callers).containsExactly("CN=first", "CN=second");
        }
    }

    private KubeletTrust.ClientIdentity identity(String subject) throws Exception {
        Path certificate = folder.resolve("client.crt");
        Path key = folder.resolve("client.key");
        cluster.client(subject).write(certificate, key);
        return new KubeletTrust.ClientIdentity(new PemSource.File(certificate), new PemSource.File(key));
    }

    private HttpKubeletClient client(Names names) throws Exception {
        return client(new KubeletTrust.Verified(new PemSource.File(authority), names, null));
    }

    private HttpKubeletClient client(KubeletTrust trust) throws Exception {
        InstantSource clock = now::get;
        HttpKubeletClient client = new HttpKubeletClient(
                vertx,
                trust,
                () -> Optional.of(token.get()),
                KubeletLimits.of(Duration.ofSeconds(30), Duration.ofSeconds(30), 1000),
                clock);
        open.add(client);
        return client;
    }

    private URI kubelet(Issued issued) throws Exception {
        return kubelet(new HttpsConfigurator(serving(issued, null)));
    }

    /** Lets in whoever has a certificate of the cluster, as a kubelet with {@code --client-ca-file} does. */
    private URI kubeletThatKnowsItsCallers() throws Exception {
        KeyStore clients = KeyStore.getInstance(KeyStore.getDefaultType());
        clients.load(null, null);
        clients.setCertificateEntry("clients", cluster.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        return kubelet(new HttpsConfigurator(serving(cluster.server("CN=kubelet"), trust.getTrustManagers())) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
    }

    private URI kubelet(HttpsConfigurator tls) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(tls);
        server.createContext("/metrics/resource", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (exchange instanceof HttpsExchange secured) {
                caller(secured).ifPresent(callers::add);
            }
            byte[] body = "node_cpu_usage_seconds_total 1\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/metrics/resource");
    }

    private static Optional<String> caller(HttpsExchange exchange) {
        try {
            return Optional.of(exchange.getSSLSession().getPeerPrincipal().getName());
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }

    private static SSLContext serving(Issued issued, TrustManager @Nullable [] clients) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("serving", issued.keys().getPrivate(), new char[0], new Certificate[] {issued.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), clients, null);
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
