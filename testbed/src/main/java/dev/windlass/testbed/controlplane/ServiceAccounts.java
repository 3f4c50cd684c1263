package dev.windlass.testbed.controlplane;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Access as a service account, so that a service runs with exactly the rights its role gives it. */
public final class ServiceAccounts {
    private static final long LIFETIME_SECONDS = Duration.ofHours(24).toSeconds();

    private final Cluster cluster;

    ServiceAccounts(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A token for an account that exists; without audiences it is good for the API server itself. */
    public String token(String namespace, String name, String... audiences) {
        AuthenticationV1TokenRequest request = new AuthenticationV1TokenRequest()
                .spec(new V1TokenRequestSpec().audiences(List.of(audiences)).expirationSeconds(LIFETIME_SECONDS));
        try {
            AuthenticationV1TokenRequest answer = new CoreV1Api(cluster.client())
                    .createNamespacedServiceAccountToken(name, namespace, request)
                    .execute();
            return Objects.requireNonNull(answer.getStatus(), "a token request without a status")
                    .getToken();
        } catch (ApiException refused) {
            throw new IllegalStateException(
                    "request a token for service account %s/%s: %s"
                            .formatted(namespace, name, refused.getResponseBody()),
                    refused);
        }
    }

    /** A kubeconfig for an account that exists, written beside the cluster's own. */
    public Path kubeconfig(String namespace, String name) {
        String token = token(namespace, name);
        Path folder = Objects.requireNonNull(
                cluster.adminKubeconfig().toAbsolutePath().getParent(), "a kubeconfig lies in a folder");
        Path file = folder.resolve(namespace + "-" + name + ".kubeconfig");
        return switch (cluster) {
            case ControlPlane ours -> ours.kubeconfigWriter().writeForToken(file, token);
            case ExistingCluster given -> copyWithToken(given, token);
        };
    }

    /** The given file keeps its address and authorities; only the user becomes the service account. */
    private static Path copyWithToken(ExistingCluster given, String token) {
        try {
            Path file = Files.createTempFile("windlass-", ".kubeconfig");
            Kubectl original = new Kubectl(given.adminKubeconfig());
            Files.writeString(file, original.succeed("config", "view", "--raw", "--minify", "--flatten"));
            Kubectl copy = new Kubectl(file);
            copy.succeed("config", "set-credentials", "testbed", "--token=" + token);
            copy.succeed("config", "set-context", "--current", "--user=testbed");
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("write a kubeconfig", failure);
        }
    }
}
