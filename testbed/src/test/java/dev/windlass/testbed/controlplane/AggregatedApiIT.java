package dev.windlass.testbed.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.pki.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API server reaches an API that a process of this machine serves, and tells it who is calling. */
@WithCluster
class AggregatedApiIT {
    private static final String RESOURCES = """
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"it.windlass.dev/v1","resources":[]}""";

    private final ControlPlane cluster;
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    AggregatedApiIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(TlsContexts.serving(cluster.issueServingCertificate("aggregated-it"))));
        server.createContext("/", exchange -> {
            callers.addAll(exchange.getRequestHeaders().getOrDefault("X-Remote-User", List.of("nobody")));
            byte[] answer = RESOURCES.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        cluster.kubectl().run("delete", "apiservice", "v1.it.windlass.dev");
        server.stop(0);
    }

    @Test
    void proxiesToAProcessOfThisMachine() {
        cluster.register(cluster.aggregatedApi(
                "it.windlass.dev", "v1", server.getAddress().getPort()));

        assertThat(cluster.kubectl().succeed("get", "--raw", "/apis/it.windlass.dev/v1"))
                .isEqualTo(RESOURCES);
        assertThat(callers).contains("kubernetes-admin");
    }
}
