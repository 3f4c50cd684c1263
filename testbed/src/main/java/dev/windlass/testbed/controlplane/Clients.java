package dev.windlass.testbed.controlplane;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Makes the official client for a kubeconfig. */
final class Clients {
    private static final int DEADLINE_MILLIS = (int) Duration.ofSeconds(30).toMillis();

    private Clients() {}

    static ApiClient fromKubeconfig(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            KubeConfig config = KubeConfig.loadKubeConfig(text);
            config.setFile(file.toFile());
            ApiClient client = ClientBuilder.kubeconfig(config).build();
            client.setConnectTimeout(DEADLINE_MILLIS);
            client.setReadTimeout(DEADLINE_MILLIS);
            client.setWriteTimeout(DEADLINE_MILLIS);
            return client;
        } catch (IOException failure) {
            throw new UncheckedIOException("read the kubeconfig " + file, failure);
        }
    }

    static void close(ApiClient client) {
        client.getHttpClient().dispatcher().executorService().shutdown();
        client.getHttpClient().connectionPool().evictAll();
    }
}
