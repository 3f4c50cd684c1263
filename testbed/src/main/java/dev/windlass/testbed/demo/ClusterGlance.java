package dev.windlass.testbed.demo;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Node;
import io.kubernetes.client.openapi.models.V1Pod;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the API server shows of the story: the workload, its pods, the nodes. */
final class ClusterGlance {
    static final String NAMESPACE = "shop";
    static final String DEPLOYMENT = "web-app";

    private final CoreV1Api core;
    private final AppsV1Api apps;

    ClusterGlance(ApiClient client) {
        this.core = new CoreV1Api(client);
        this.apps = new AppsV1Api(client);
    }

    /** The workload at one moment. */
    record Workload(int wanted, int ready, int pending) {
        boolean allReady(int replicas) {
            return wanted == replicas && ready == replicas && pending == 0;
        }
    }

    Workload workload() throws ApiException {
        V1Deployment deployment =
                apps.readNamespacedDeployment(DEPLOYMENT, NAMESPACE).execute();
        List<V1Pod> pods = core.listNamespacedPod(NAMESPACE)
                .labelSelector("app=" + DEPLOYMENT)
                .execute()
                .getItems();
        Integer wanted = Objects.requireNonNull(deployment.getSpec(), "spec").getReplicas();
        Integer ready = Objects.requireNonNull(deployment.getStatus(), "status").getReadyReplicas();
        long pending = pods.stream()
                .filter(pod -> pod.getStatus() != null
                        && "Pending".equals(pod.getStatus().getPhase()))
                .count();
        return new Workload(wanted == null ? 1 : wanted, ready == null ? 0 : ready, (int) pending);
    }

    /** Names of all nodes. */
    Set<String> nodes() throws ApiException {
        return core.listNode().execute().getItems().stream()
                .map(ClusterGlance::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(V1Node node) {
        return Objects.requireNonNull(
                Objects.requireNonNull(node.getMetadata(), "metadata").getName(), "name");
    }
}
