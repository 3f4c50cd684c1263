package dev.windlass.service.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the lookup of the cluster's authorities is to a start, with a fake API server. */
class ApiAccessTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/kube-system/configmaps";

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
    void aTolerantStartDoesNotWaitForAnApiServerThatIsAway() throws IOException {
        api.stop();

        open(Map.of()).close();
    }

    @Test
    void aStartThatNeedsTheLookupWaitsForIt() throws IOException {
        open(Map.of("authentication-tolerate-lookup-failure", "false")).close();

        assertThat(api.requests()).anyMatch(request -> request.path().equals(CONFIG_MAPS));
    }

    @Test
    void aStartThatSkipsTheLookupAsksNothing() throws IOException {
        open(Map.of("authentication-skip-lookup", "true", "authentication-tolerate-lookup-failure", "false"))
                .close();

        assertThat(api.requests()).isEmpty();
    }

    @Test
    void anAccessOfItsOwnIsReadFromTheKubeconfigThatIsNamed() {
        Map<String, String> named =
                Map.of("authorization-kubeconfig", Path.of("nowhere.kubeconfig").toString());

        assertThatThrownBy(() -> open(named)).hasMessage("there is no kubeconfig nowhere.kubeconfig");
    }

    private ApiAccess open(Map<String, String> settings) throws IOException {
        return ApiAccess.open(ApiSettingsTest.config(settings), connection, InstantSource.system());
    }
}
