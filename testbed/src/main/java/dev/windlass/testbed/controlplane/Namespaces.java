package dev.windlass.testbed.controlplane;

import dev.windlass.testbed.wait.Eventually;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.time.Duration;
import java.util.Objects;

/** Namespaces that keep the tests of a shared cluster apart. */
final class Namespaces {
    private static final Duration USABLE_WITHIN = Duration.ofSeconds(30);

    private Namespaces() {}

    static String create(Cluster cluster, String prefix) {
        CoreV1Api core = new CoreV1Api(cluster.client());
        try {
            V1Namespace created = core.createNamespace(
                            new V1Namespace().metadata(new V1ObjectMeta().generateName(prefix + "-")))
                    .execute();
            String name = Objects.requireNonNull(created.getMetadata()).getName();
            // The API server refuses pods until the controller manager has made the account they run as.
            Eventually.within(USABLE_WITHIN)
                    .succeeds(
                            "namespace " + name + " has its default service account",
                            () -> core.readNamespacedServiceAccount("default", name)
                                    .execute());
            return Objects.requireNonNull(name);
        } catch (ApiException refused) {
            throw new IllegalStateException("create a namespace: " + refused.getResponseBody(), refused);
        }
    }
}
