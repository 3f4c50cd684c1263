package dev.windlass.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointReaderTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.EPOCH;

    @Test
    void findsTheApiServerOfThePod() throws IOException {
        Files.writeString(folder.resolve("token"), "first\n");
        Map<String, String> environment =
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");

        Endpoint endpoint = EndpointReader.inCluster(environment, folder, () -> now);

        assertThat(endpoint.server()).hasToString("https://[fd00::1]:443");
        assertThat(endpoint.authority()).hasToString(folder.resolve("ca.crt").toString());
        assertThat(endpoint.credentials().authorization()).contains("Bearer first");
    }

    @Test
    void readsARotatedTokenAfterAMinuteOrWhenItIsRefused() throws IOException {
        Files.writeString(folder.resolve("token"), "first");
        Credentials token = new TokenFile(folder.resolve("token"), () -> now);
        Files.writeString(folder.resolve("token"), "second");

        now = now.plus(Duration.ofSeconds(59));
        assertThat(token.authorization()).contains("Bearer first");
        now = now.plus(Duration.ofSeconds(2));
        assertThat(token.authorization()).contains("Bearer second");

        Files.writeString(folder.resolve("token"), "third");
        assertThat(token.renew()).isTrue();
        assertThat(token.authorization()).contains("Bearer third");
        assertThat(token.renew())
                .as("the same token again is no reason to try again")
                .isFalse();
    }

    @Test
    void saysWhatToDoOutsideOfACluster() {
        assertThatThrownBy(() -> EndpointReader.inCluster(Map.of(), folder, () -> now))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("windlass.kube.kubeconfig");
    }

    @Test
    void readsAKubeconfigWithFilesBesideIt() throws IOException {
        Files.writeString(folder.resolve("tok"), "abc");
        Path config = write("""
                apiVersion: v1
                kind: Config
                current-context: b
                contexts:
                - {name: a, context: {cluster: other, user: other}}
                - {name: b, context: {cluster: here, user: me}}
                clusters:
                - {name: other, cluster: {server: "https://elsewhere"}}
                - {name: here, cluster: {server: "https://127.0.0.1:6443/", certificate-authority: ca.crt, tls-server-name: kube}}
                users:
                - {name: me, user: {tokenFile: tok}}
                """);

        Endpoint endpoint = EndpointReader.fromKubeconfig(config, InstantSource.system());

        assertThat(endpoint.server()).hasToString("https://127.0.0.1:6443");
        assertThat(endpoint.authority()).hasToString(folder.resolve("ca.crt").toString());
        assertThat(endpoint.serverName()).isEqualTo("kube");
        assertThat(endpoint.trust()).isEqualTo(Endpoint.ServerTrust.VERIFIED);
        assertThat(endpoint.credentials()).isInstanceOf(TokenFile.class);
        assertThat(endpoint.credentials().authorization()).contains("Bearer abc");
    }

    @Test
    void anInlineTokenNeverChangesAndIsNeverPrinted() throws IOException {
        Path config = write(minimal("{token: secret}"));

        Endpoint endpoint = EndpointReader.fromKubeconfig(config, InstantSource.system());

        assertThat(endpoint.credentials().authorization()).contains("Bearer secret");
        assertThat(endpoint.credentials().renew()).isFalse();
        assertThat(endpoint.toString()).doesNotContain("secret");
    }

    @Test
    void namesWhatIsWrongWithAKubeconfig() throws IOException {
        assertThatThrownBy(() -> read("nonsense: [")).hasMessageContaining("config can not be read");
        assertThatThrownBy(() -> read(minimal("{client-certificate-data: AAAA}")))
                .hasMessageContaining("only one of client certificate and client key");
        assertThatThrownBy(() -> EndpointReader.fromKubeconfig(folder.resolve("none"), InstantSource.system()))
                .hasMessageContaining("none");
    }

    private static String minimal(String user) {
        return """
                current-context: c
                contexts: [{name: c, context: {cluster: k, user: u}}]
                clusters: [{name: k, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: u, user: %s}]
                """.formatted(user);
    }

    private Endpoint read(String text) throws IOException {
        return EndpointReader.fromKubeconfig(write(text), InstantSource.system());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("config"), text);
    }
}
