package dev.windlass.testbed.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.pki.TlsContexts;
import dev.windlass.testbed.wait.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The testbed's own proof: a cluster that can do what the end-to-end tests ask of one. */
@WithCluster(controllerManagerFlags = "--controllers=*,-horizontal-pod-autoscaler-controller")
class ControlPlaneIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: %s}
            spec:
              replicas: 3
              selector: {matchLabels: {app: web}}
              template:
                metadata:
                  labels: {app: web}
                  annotations: {kwok.x-k8s.io/usage-cpu: 250m, kwok.x-k8s.io/usage-memory: 64Mi}
                spec:
                  nodeSelector: {pool: control-plane-it}
                  containers:
                  - {name: web, image: web, resources: {requests: {cpu: 500m, memory: 128Mi}}}
            """;

    private final ControlPlane cluster;

    ControlPlaneIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void createNodes(ControlPlane cluster) {
        for (String name : List.of("it-node-0", "it-node-1")) {
            KwokNode.of(name, "4", "16Gi")
                    .withLabels(Map.of("pool", "control-plane-it"))
                    .create(cluster);
        }
    }

    @Test
    void isTheKubernetesThatWasBuilt() {
        assertThat(cluster.kubectl().succeed("version", "-o", "json"))
                .containsPattern("\"serverVersion\"(?s).*\"gitVersion\": \"v1.37.2\"");
    }

    @Test
    void runsADeploymentOnKwokNodesAndDeletesItAgain() {
        String namespace = cluster.newNamespace("deployment");
        cluster.apply(DEPLOYMENT.formatted(namespace));

        Eventually.within(SOON)
                .see("three pods run", () -> phases(namespace), phases -> phases.equals("Running Running Running"));

        cluster.kubectl().succeed("delete", "deployment", "web", "-n", namespace);
        Eventually.within(SOON).see("no pod is left", () -> phases(namespace), String::isEmpty);
    }

    @Test
    void kwokServesWhatThePodsOfANodeUse() throws Exception {
        String namespace = cluster.newNamespace("usage");
        cluster.apply(DEPLOYMENT.formatted(namespace));
        String node = Eventually.within(SOON)
                .see("the first pod has a node", () -> firstNode(namespace), name -> !name.isEmpty());
        HttpClient client = HttpClient.newBuilder()
                .sslContext(TlsContexts.trusting(cluster.clusterAuthority()))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + cluster.kwokPort() + path(node)))
                .build();

        String metrics = Eventually.within(SOON)
                .see(
                        "KWOK knows the pods of " + node,
                        () -> client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body(),
                        // Of a pod that KWOK has just seen for the first time it gives the memory but no CPU yet.
                        text -> text.contains(
                                "container_cpu_usage_seconds_total{container=\"web\",namespace=\"" + namespace + "\""));

        assertThat(metrics)
                .containsPattern("container_cpu_usage_seconds_total\\{container=\"web\"[^}]*} ")
                .containsPattern("container_memory_working_set_bytes\\{container=\"web\"[^}]*} 6.7108864e\\+07")
                .contains("node_cpu_usage_seconds_total");
    }

    @Test
    void aServiceAccountMayDoWhatItsRoleSaysAndNoMore() {
        String namespace = cluster.newNamespace("account");
        Kubectl admin = cluster.kubectl();
        admin.succeed("create", "serviceaccount", "reader", "-n", namespace);
        admin.succeed("create", "role", "reads-pods", "--verb=list", "--resource=pods", "-n", namespace);
        admin.succeed(
                "create",
                "rolebinding",
                "reader",
                "--role=reads-pods",
                "--serviceaccount=" + namespace + ":reader",
                "-n",
                namespace);

        Kubectl reader = new Kubectl(cluster.serviceAccounts().kubeconfig(namespace, "reader"));

        assertThat(reader.run("get", "pods", "-n", namespace).exitCode()).isZero();
        assertThat(reader.run("get", "secrets", "-n", namespace).stderr()).contains("Forbidden");
    }

    @Test
    void theControllerManagersOwnHpaControllerIsOff() {
        String namespace = cluster.newNamespace("hpa");
        cluster.apply(DEPLOYMENT.formatted(namespace));
        cluster.kubectl().succeed("autoscale", "deployment", "web", "--min=1", "--max=5", "--cpu=50%", "-n", namespace);
        Eventually.within(SOON)
                .see("three pods run", () -> phases(namespace), phases -> phases.equals("Running Running Running"));

        assertThat(cluster.kubectl()
                        .succeed("get", "hpa", "web", "-n", namespace, "-o", "jsonpath={.status.conditions}"))
                .isEmpty();
    }

    private String phases(String namespace) {
        return cluster.kubectl().succeed("get", "pods", "-n", namespace, "-o", "jsonpath={.items[*].status.phase}");
    }

    private String firstNode(String namespace) {
        return cluster.kubectl().succeed("get", "pods", "-n", namespace, "-o", "jsonpath={.items[0].spec.nodeName}");
    }

    private String path(String node) {
        return cluster.kubectl()
                .succeed(
                        "get",
                        "node",
                        node,
                        "-o",
                        "jsonpath={.metadata.annotations.metrics\\.k8s\\.io/resource-metrics-path}");
    }
}
