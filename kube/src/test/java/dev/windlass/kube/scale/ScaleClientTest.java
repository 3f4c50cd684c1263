package dev.windlass.kube.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.discovery.ResourceDiscovery;
import dev.windlass.kube.fake.FakeApiServer;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaleClientTest {
    private static final ScaleTarget WEB = new ScaleTarget("apps/v1", "Deployment", "shop", "web");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private FakeApiServer server;
    private KubeConnection connection;
    private ScaleClient scales;

    @BeforeEach
    void start() throws IOException {
        server = FakeApiServer.start();
        server.serve("apps", "v1", "deployments", "Deployment", "scale", "status");
        connection = server.connect();
        scales = new ScaleClient(connection, new ResourceDiscovery(connection, now::get));
        server.putScale("/apis/apps/v1/namespaces/shop/deployments/web", 2, "app=web");
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
    }

    @Test
    void readsAndWritesThroughTheScaleSubresource() throws IOException {
        ReplicaScale seen = scales.get(WEB);
        assertThat(seen.specReplicas()).isEqualTo(2);
        assertThat(seen.selector()).isEqualTo("app=web");

        assertThat(scales.set(WEB, seen, 5).specReplicas()).isEqualTo(5);
        assertThat(scales.get(WEB).specReplicas()).isEqualTo(5);
    }

    @Test
    void aScaleThatHasChangedSinceIsAConflict() throws IOException {
        ReplicaScale seen = scales.get(WEB);
        scales.set(WEB, seen, 5);

        KubeException conflict = catchThrowableOfType(KubeException.class, () -> scales.set(WEB, seen, 6));
        assertThat(conflict.isConflict()).isTrue();
        assertThat(scales.get(WEB).specReplicas()).isEqualTo(5);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> scales.get(new ScaleTarget("apps/v1", "Deployment", "shop", "nope")))
                .hasMessageContaining("deployments.apps \"nope\" not found");
        assertThatThrownBy(() -> scales.get(new ScaleTarget("example.dev/v1", "Widget", "shop", "w")))
                .hasMessageContaining("no matches for kind \"Widget\" in group \"example.dev\"");
        assertThatThrownBy(() -> scales.set(WEB, new ReplicaScale(1, 1, "", ""), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherVersionOfTheGroupWillDo() throws IOException {
        assertThat(scales.get(new ScaleTarget("apps/v1beta2", "Deployment", "shop", "web"))
                        .specReplicas())
                .isEqualTo(2);
    }

    @Test
    void aKindInstalledLaterIsFoundSoonButNotAskedForAllTheTime() throws IOException {
        ScaleTarget widget = new ScaleTarget("example.dev/v1", "Widget", "shop", "w");
        assertThatThrownBy(() -> scales.get(widget)).isInstanceOf(KubeException.class);
        server.serve("example.dev", "v1", "widgets", "Widget", "scale");
        server.putScale("/apis/example.dev/v1/namespaces/shop/widgets/w", 1, "");

        assertThatThrownBy(() -> scales.get(widget)).isInstanceOf(KubeException.class);
        now.updateAndGet(instant -> instant.plusSeconds(5));
        assertThat(scales.get(widget).specReplicas()).isEqualTo(1);

        long asked = server.requests().stream()
                .filter(request -> request.path().equals("/apis"))
                .count();
        scales.get(WEB);
        scales.get(widget);
        assertThat(server.requests().stream()
                        .filter(request -> request.path().equals("/apis"))
                        .count())
                .isEqualTo(asked);
    }
}
