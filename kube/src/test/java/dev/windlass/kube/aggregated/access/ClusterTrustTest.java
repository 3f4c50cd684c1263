package dev.windlass.kube.aggregated.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.kind.Kinds;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterTrustTest {
    private static final String AUTHORITY = "requestheader-client-ca-file";

    private FakeApiServer api;
    private KubeConnection connection;

    @BeforeEach
    void start() throws IOException {
        api = FakeApiServer.start();
        connection = api.connect();
    }

    @AfterEach
    void stop() {
        connection.close();
        api.close();
    }

    @Test
    void whoMayNotReadTheConfigMapIsToldSoUntilItIsRead() throws InterruptedException {
        api.put(
                Kinds.CONFIG_MAP,
                map(AUTHORITY, Certificates.authority("proxies").pem()));
        api.failNextList(new Fault.Refuse(403, "Forbidden"));

        try (ClusterTrust trust = ClusterTrust.follow(connection)) {
            Waiting.until("refused", () -> trust.problem().orElse("").contains("403 Forbidden"));
            assertThat(trust.problem().orElseThrow())
                    .startsWith("ConfigMap kube-system/extension-apiserver-authentication can not be read: ");

            Waiting.until("read", () -> trust.problem().isEmpty());
        }
    }

    @Test
    void aConfigMapThatIsNotThereIsAProblemUntilItComes() throws IOException, InterruptedException {
        try (ClusterTrust trust = ClusterTrust.follow(connection)) {
            trust.awaitKnown(Duration.ofSeconds(10));
            assertThat(trust.problem())
                    .hasValue("there is no ConfigMap kube-system/extension-apiserver-authentication");

            api.put(
                    Kinds.CONFIG_MAP,
                    map(AUTHORITY, Certificates.authority("proxies").pem()));

            Waiting.until("read", () -> trust.problem().isEmpty());
        }
    }

    @Test
    void aConfigMapWithoutTheAuthorityIsAProblem() throws IOException, InterruptedException {
        api.put(
                Kinds.CONFIG_MAP,
                map("client-ca-file", Certificates.authority("clients").pem()));

        try (ClusterTrust trust = ClusterTrust.follow(connection)) {
            trust.awaitKnown(Duration.ofSeconds(10));
            assertThat(trust.problem().orElseThrow()).endsWith("names no authority of the front proxy");
        }
    }

    @Test
    void garbageIsAProblemAtTheStartAndNoneLater() throws IOException, InterruptedException {
        String garbage = "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n";
        api.put(Kinds.CONFIG_MAP, map(AUTHORITY, garbage));

        try (ClusterTrust trust = ClusterTrust.follow(connection)) {
            trust.awaitKnown(Duration.ofSeconds(10));
            assertThat(trust.problem().orElseThrow()).contains(" can not be understood: ");
            api.put(
                    Kinds.CONFIG_MAP,
                    map(AUTHORITY, Certificates.authority("proxies").pem()));
            Waiting.until("read", () -> trust.problem().isEmpty());

            api.put(Kinds.CONFIG_MAP, map(AUTHORITY, garbage));
            ObjectNode seen = map(AUTHORITY, Certificates.authority("proxies").pem());
            ((ObjectNode) seen.path("data")).put("requestheader-uid-headers", "[\"X-Seen\"]");
            api.put(Kinds.CONFIG_MAP, seen);
            Waiting.until(
                    "both are read",
                    () -> trust.problem().isPresent()
                            || trust.get().uidHeaders().contains("X-Seen"));
            assertThat(trust.problem()).isEmpty();
        }
    }

    private static ObjectNode map(String key, String value) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("namespace", "kube-system").put("name", "extension-apiserver-authentication");
        map.putObject("data").put(key, value);
        return map;
    }
}
