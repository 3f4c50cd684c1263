package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.Certificates;
import dev.windlass.kube.aggregated.access.RequestHeaderConfig;
import dev.windlass.kube.aggregated.access.TrustFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities by file go before those of the cluster, each kind for itself. */
class TrustFilesTest {
    private static final RequestHeaderConfig NAMED = new RequestHeaderConfig(
            List.of(), List.of("my-proxy"), List.of("my-user"), List.of(), List.of(), List.of(), List.of());

    private final Certificates clients = Certificates.authority("clients");
    private final Certificates proxies = Certificates.authority("proxies");
    private final RequestHeaderConfig cluster = new RequestHeaderConfig(
            List.of(Certificates.authority("cluster-proxies").certificate()),
            List.of("front-proxy"),
            List.of("X-Remote-User"),
            List.of(),
            List.of(),
            List.of(),
            List.of(Certificates.authority("cluster-clients").certificate()));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @TempDir
    private Path folder;

    private Path clientFile;
    private Path proxyFile;

    @BeforeEach
    void write() throws IOException {
        clientFile = Files.writeString(folder.resolve("clients.crt"), clients.pem());
        proxyFile = Files.writeString(folder.resolve("proxies.crt"), proxies.pem());
    }

    @Test
    void nothingIsChangedWithoutFiles() throws IOException {
        assertThat(over(null, null).get()).isEqualTo(cluster);
    }

    @Test
    void clientsByFileLeaveTheProxyToTheCluster() throws IOException {
        RequestHeaderConfig seen = over(clientFile, null).get();

        assertThat(seen.clientAuthorities()).containsExactly(clients.certificate());
        assertThat(seen.proxyAuthorities()).isEqualTo(cluster.proxyAuthorities());
        assertThat(seen.allowedNames()).containsExactly("front-proxy");
    }

    @Test
    void aProxyByFileBringsItsNamesAndHeaders() throws IOException {
        RequestHeaderConfig seen = over(null, proxyFile).get();

        assertThat(seen.proxyAuthorities()).containsExactly(proxies.certificate());
        assertThat(seen.allowedNames()).containsExactly("my-proxy");
        assertThat(seen.userHeaders()).containsExactly("my-user");
        assertThat(seen.clientAuthorities()).isEqualTo(cluster.clientAuthorities());
    }

    @Test
    void bothFilesNeedNoCluster() throws IOException {
        assertThat(files(clientFile, proxyFile).complete()).isTrue();
        assertThat(files(clientFile, null).complete()).isFalse();
        assertThat(files(null, proxyFile).complete()).isFalse();
    }

    @Test
    void aFileIsReadAgainWhenItChanges() throws IOException {
        Supplier<RequestHeaderConfig> trust = over(clientFile, null);
        Certificates next = Certificates.authority("next");
        Files.writeString(clientFile, next.pem());
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(1)));

        assertThat(trust.get().clientAuthorities()).containsExactly(next.certificate());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> files(folder.resolve("nowhere.crt"), null)).hasMessageContaining("nowhere.crt");
    }

    private Supplier<RequestHeaderConfig> over(@Nullable Path clientsFile, @Nullable Path proxiesFile)
            throws IOException {
        return files(clientsFile, proxiesFile).over(() -> cluster);
    }

    private TrustFiles files(@Nullable Path clientsFile, @Nullable Path proxiesFile) throws IOException {
        return TrustFiles.of(clientsFile, proxiesFile, NAMED, now::get);
    }
}
