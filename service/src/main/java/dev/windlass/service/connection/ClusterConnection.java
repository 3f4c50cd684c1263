package dev.windlass.service.connection;

import dev.windlass.kube.client.KubeClients;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeSettings;
import dev.windlass.service.metrics.ApiServerMetrics;
import dev.windlass.service.settings.KubeConfig;
import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The way to the API server. */
final class ClusterConnection {
    ClusterConnection() {}

    /**
     * Connecting reads files only: a service starts also while the API server is away.
     *
     * @throws UncheckedIOException when there are no credentials to be found, with the setting that names them
     */
    @Produces
    @Singleton
    static KubeConnection connection(KubeConfig config, CollectorRegistry collectors) {
        try {
            return KubeClients.connect(
                    config.kubeconfig().map(KubeSettings::kubeconfig).orElseGet(KubeSettings::inCluster),
                    new ApiServerMetrics(collectors));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot connect to Kubernetes: " + e.getMessage()
                            + " (outside a pod, set windlass.kube.kubeconfig to the path of a kubeconfig)",
                    e);
        }
    }

    static void close(@Disposes KubeConnection connection) {
        connection.close();
    }
}
