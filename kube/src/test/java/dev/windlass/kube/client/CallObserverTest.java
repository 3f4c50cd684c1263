package dev.windlass.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallObserverTest implements CallObserver {
    private final List<String> seen = new ArrayList<>();
    private FakeApiServer server;
    private KubeConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = FakeApiServer.start();
        connection = KubeClients.connect(server.uri(), KubeSettings.inCluster(), this);
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    @Override
    public void answered(String method, String host, int code, Duration took) {
        assertThat(took).isPositive();
        seen.add(method + " " + host + " " + code);
    }

    @Override
    public void failed(String method, String host, Duration took) {
        assertThat(took).isPositive();
        seen.add(method + " " + host + " failed");
    }

    @Test
    void isToldOfEachAnswerWithItsStatusAndOfEachThatDidNotCome() throws IOException {
        KubeObjects objects = new KubeObjects(connection);
        connection.send(KubeRequest.get("/api/v1/nodes"));
        objects.getJson(Kinds.NODE, ObjectKey.of("none"));
        server.failNextOther(new Fault.Refuse(403, "Forbidden"));
        assertThatThrownBy(() -> objects.delete(Kinds.NODE, ObjectKey.of("a"))).isInstanceOf(KubeException.class);
        server.stop();
        assertThatThrownBy(() -> connection.send(KubeRequest.get("/version"))).isInstanceOf(IOException.class);

        String host = server.uri().getAuthority();
        assertThat(seen)
                .containsExactly(
                        "GET " + host + " 200",
                        "GET " + host + " 404",
                        "DELETE " + host + " 403",
                        "GET " + host + " failed");
    }

    @Test
    void isToldOfAWatchWhenItsHeadIsThere() throws IOException {
        try (KubeResponse watch = connection.stream(
                        KubeRequest.get("/api/v1/nodes").with("watch", "true"), Duration.ofSeconds(30))
                .open()) {
            assertThat(watch.mediaType()).isEqualTo("application/json");
            assertThat(seen).containsExactly("GET " + server.uri().getAuthority() + " 200");
        }
    }
}
