package dev.windlass.testbed.controlplane;

import io.kubernetes.client.openapi.ApiClient;
import java.nio.file.Path;

/** What a test or the demo may do with any cluster, be it one it started or one that was given. */
public sealed interface Cluster extends AutoCloseable permits ControlPlane, ExistingCluster {
    /** The kubeconfig of an administrator. */
    Path adminKubeconfig();

    /** The official client, as an administrator, with a deadline of 30 s per call. */
    ApiClient client();

    /** Runs the linked kubectl as an administrator. */
    default Kubectl kubectl() {
        return new Kubectl(adminKubeconfig());
    }

    /** Applies manifests (YAML or JSON, several documents) server-side; fails when the API server refuses one. */
    default void apply(String manifests) {
        kubectl().apply(manifests);
    }

    /** Creates a namespace with a new name that starts so, ready for pods, and returns the name. */
    default String newNamespace(String prefix) {
        return Namespaces.create(this, prefix);
    }

    /** Has the API server proxy an API group's version to a server on this machine, and waits until it does. */
    default void register(AggregatedApi api) {
        api.register(this);
    }

    /** Tokens and kubeconfigs of service accounts. */
    default ServiceAccounts serviceAccounts() {
        return new ServiceAccounts(this);
    }

    /** Ends what was started for this cluster; a given cluster is left as it is. */
    @Override
    void close();
}
