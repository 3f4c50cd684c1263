package dev.windlass.testbed.controlplane;

import io.kubernetes.client.openapi.ApiClient;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster that was there before and stays: it is only reached through its kubeconfig. */
public final class ExistingCluster implements Cluster {
    private final Path kubeconfig;
    private final ApiClient client;

    private ExistingCluster(Path kubeconfig, ApiClient client) {
        this.kubeconfig = kubeconfig;
        this.client = client;
    }

    /** The cluster of this kubeconfig's current context. */
    public static ExistingCluster of(Path kubeconfig) {
        if (!Files.isReadable(kubeconfig)) {
            throw new IllegalArgumentException("no readable kubeconfig at " + kubeconfig);
        }
        return new ExistingCluster(kubeconfig, Clients.fromKubeconfig(kubeconfig));
    }

    @Override
    public Path adminKubeconfig() {
        return kubeconfig;
    }

    @Override
    public ApiClient client() {
        return client;
    }

    @Override
    public void close() {
        Clients.close(client);
    }
}
