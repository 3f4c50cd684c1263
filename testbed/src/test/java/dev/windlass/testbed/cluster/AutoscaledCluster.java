package dev.windlass.testbed.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.DecisionCodec;
import dev.windlass.stream.decision.DecisionEvent;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster without nodes of its own, three node groups, and the service that looks after them. */
final class AutoscaledCluster implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ControlPlane cluster;
    private final String namespace;
    private final StreamSettings stream;
    private final List<Received<DecisionEvent>> decisions = new CopyOnWriteArrayList<>();
    private final TopicReader reader;
    private final ServiceProcess service;

    AutoscaledCluster(ControlPlane cluster, Path folder, String brokers, Map<String, String> flags) {
        this.cluster = cluster;
        this.namespace = cluster.newNamespace("nodes");
        this.stream = new StreamSettings(
                true, brokers, new Topics(namespace + "."), Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        cluster.apply(groups(namespace));
        this.reader = TopicSource.of(stream, "cluster-it", InstantSource.system())
                .follow(
                        Set.of(stream.topics().clusterDecisions()),
                        Start.earliest(),
                        new DecisionCodec(),
                        decisions::add);
        ServiceSettings settings = ServiceSettings.of("cluster-autoscaler", folder)
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "cluster-autoscaler", namespace)
                                .toString())
                .with("windlass.stream.bootstrap-servers", brokers)
                .with("windlass.stream.topic-prefix", stream.topics().prefix())
                .with("quarkus.otel.sdk.disabled", "false")
                .with("windlass.tracing.file", folder.resolve("spans.jsonl").toString())
                .with("windlass.cluster-autoscaler.namespace", namespace)
                .with("windlass.cluster-autoscaler.node-delete-delay-after-taint", "1s");
        for (Map.Entry<String, String> flag : flags.entrySet()) {
            settings = settings.with("windlass.cluster-autoscaler." + flag.getKey(), flag.getValue());
        }
        this.service = ServiceProcess.launch(settings).awaitReady(Duration.ofSeconds(120));
    }

    /** Small nodes, large nodes, and nodes that only tolerant pods may use; sizes from 0. */
    private static String groups(String namespace) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {namespace: %1$s, name: kwok-provider-config}
                data:
                  config: |
                    apiVersion: v1alpha1
                    readNodesFrom: configmap
                    nodegroups: {fromNodeLabelKey: pool}
                    nodes: {skipTaint: true}
                    configmap: {name: kwok-provider-templates}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {namespace: %1$s, name: kwok-provider-templates}
                data:
                  templates: |
                    apiVersion: v1
                    kind: List
                    items:
                    - metadata:
                        name: small
                        labels: {pool: small, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
                        annotations: {cluster-autoscaler.kwok.nodegroup/max-count: "6"}
                      status:
                        allocatable: {cpu: "2", memory: 4Gi, pods: "110"}
                        capacity: {cpu: "2", memory: 4Gi, pods: "110"}
                    - metadata:
                        name: large
                        labels: {pool: large, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
                        annotations: {cluster-autoscaler.kwok.nodegroup/max-count: "3"}
                      status:
                        allocatable: {cpu: "8", memory: 32Gi, pods: "110"}
                        capacity: {cpu: "8", memory: 32Gi, pods: "110"}
                    - metadata:
                        name: special
                        labels: {pool: special, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
                      spec:
                        taints: [{key: special, effect: NoSchedule}]
                      status:
                        allocatable: {cpu: "8", memory: 32Gi, pods: "110"}
                        capacity: {cpu: "8", memory: 32Gi, pods: "110"}
                """.formatted(namespace);
    }

    String namespace() {
        return namespace;
    }

    StreamSettings stream() {
        return stream;
    }

    ServiceProcess service() {
        return service;
    }

    /** A Deployment of pods with this request and this line in their pod spec. */
    void deploy(String name, int replicas, String cpu, String podSpec) {
        cluster.apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {namespace: %1$s, name: %2$s}
                spec:
                  replicas: %3$d
                  selector: {matchLabels: {app: %2$s}}
                  template:
                    metadata: {labels: {app: %2$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      %5$s
                      containers:
                      - name: main
                        image: none
                        resources: {requests: {cpu: %4$s, memory: 64Mi}}
                """.formatted(namespace, name, replicas, cpu, podSpec));
    }

    void scale(String name, int replicas) {
        cluster.kubectl().succeed("scale", "-n", namespace, "deployment", name, "--replicas=" + replicas);
    }

    void settings(String data) {
        cluster.apply("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {namespace: %s, name: cluster-autoscaler-settings}
                data: %s
                """.formatted(namespace, data));
    }

    /** Waits until so many pods of a Deployment run, and returns their nodes. */
    List<String> awaitRunning(String name, int count) {
        return Eventually.within(SOON)
                .see(count + " pods of " + name + " run", () -> running("app=" + name), nodes -> nodes.size() == count);
    }

    /** How many selected pods ran at each look, until the group has so many nodes. */
    List<Integer> runningUntilNodes(String selector, String group, int count) {
        List<Integer> running = new ArrayList<>();
        Eventually.within(SOON)
                .see(
                        group + " shrinks to " + count,
                        () -> {
                            running.add(running(selector).size());
                            return nodes(group);
                        },
                        nodes -> nodes.size() == count);
        return running;
    }

    private List<String> running(String selector) {
        return fields(
                "pods",
                "--field-selector=status.phase=Running",
                "-l" + selector,
                "-o=jsonpath={.items[*].spec.nodeName}");
    }

    List<String> pods() {
        return fields("pods", "-o=jsonpath={.items[*].metadata.name}");
    }

    /** Names of the nodes of a group. */
    List<String> nodes(String group) {
        return fields("nodes", "-lpool=" + group, "-o=jsonpath={.items[*].metadata.name}");
    }

    void awaitNodes(String group, int count) {
        Eventually.within(SOON).see(count + " nodes in " + group, () -> nodes(group), nodes -> nodes.size() == count);
    }

    private List<String> fields(String... arguments) {
        List<String> command = new ArrayList<>(List.of("get", "-n", namespace));
        command.addAll(List.of(arguments));
        String text = cluster.kubectl().succeed(command.toArray(String[]::new)).strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /** Messages of the events with this reason, of all namespaces. */
    String events(String reason) {
        return cluster.kubectl()
                .succeed("get", "events", "-A", "--field-selector=reason=" + reason, "-o=jsonpath={.items[*].message}");
    }

    String kubectl(String... arguments) {
        return cluster.kubectl().succeed(arguments);
    }

    /** Decisions about a group on the topic so far. */
    List<ClusterDecision> decisions(String group) {
        return decisions.stream()
                .flatMap(received -> received.value().found().stream())
                .map(event -> (ClusterDecision) event.decision())
                .filter(decision -> decision.nodeGroup().equals(group))
                .toList();
    }

    ClusterDecision awaitDecision(String group) {
        return Eventually.within(SOON)
                .see("a decision about " + group, () -> decisions(group), seen -> !seen.isEmpty())
                .getLast();
    }

    /** The trace id of the latest decision on the topic. */
    String latestTrace() {
        return decisions
                .getLast()
                .headers()
                .getOrDefault("traceparent", "none-none")
                .split("-", 4)[1];
    }

    /** The data of one health check. */
    JsonNode health(String check) throws IOException, InterruptedException {
        for (JsonNode each : MAPPER.readTree(service.get("/q/health").body()).path("checks")) {
            if (each.path("name").asText().equals(check)) {
                return each;
            }
        }
        throw new IllegalStateException("no health check " + check);
    }

    /** What the service says about pods that wait and nodes that stay. */
    JsonNode explain() throws IOException, InterruptedException {
        return MAPPER.readTree(service.get("/explain").body());
    }

    @Override
    public void close() {
        service.close();
        reader.close();
        cluster.kubectl().run("delete", "namespace", namespace, "--wait=false");
        cluster.kubectl().run("delete", "nodes", "-l", "pool", "--wait=false");
    }
}
