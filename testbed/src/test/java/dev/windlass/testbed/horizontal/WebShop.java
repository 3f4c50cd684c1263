package dev.windlass.testbed.horizontal;

import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.prometheus.PrometheusServer;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import dev.windlass.testbed.workload.SimulatedWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Deployment {@code web-app} under load with HPA {@code web-hpa}, and what measures and scales it: processes as a user runs them. */
final class WebShop implements AutoCloseable {
    static final Duration SYNC = Duration.ofSeconds(2);
    /** Of the rate in {@link #RULES}: requests of so long ago still count. */
    private static final Duration RATE = Duration.ofSeconds(8);

    private static final Duration START = Duration.ofSeconds(120);
    private static final String RULES = """
            rules:
            - seriesQuery: 'http_requests_total{namespace!="",pod!=""}'
              resources:
                overrides:
                  namespace: {resource: namespace}
                  pod: {resource: pod}
              name: {matches: "^(.*)_total$", as: "${1}_per_second"}
              metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[%ds])) by (<<.GroupBy>>)'
            """.formatted(RATE.toSeconds());

    private static final String SPEC = """
            metadata: {name: web-hpa, namespace: %1$s}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web-app}
              minReplicas: 2
              maxReplicas: 10
              metrics:
              - type: Resource
                resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
              - type: Pods
                pods: {metric: {name: http_requests_per_second}, target: {type: AverageValue, averageValue: "1k"}}
            """;

    private final ControlPlane cluster;
    private final Duration stabilization;
    private final String namespace;
    private final SimulatedWorkload workload;
    private final PrometheusServer prometheus;
    private final ServiceProcess metricsServer;
    private final ServiceProcess autoscaler;

    /**
     * @param mode of the autoscaler, {@code drive} or {@code observe}
     * @param stabilization how long a recommendation holds a scale-down
     * @param stream bootstrap servers and topics
     */
    WebShop(ControlPlane cluster, Path folder, String mode, Duration stabilization, Stream stream) {
        this.cluster = cluster;
        this.stabilization = stabilization;
        for (int node = 0; node < 2; node++) {
            KwokNode.of("shop-node-" + node, "16", "64Gi").create(cluster);
        }
        admitHpaController();
        this.namespace = cluster.newNamespace("shop");
        cluster.apply(deployment());
        this.workload = SimulatedWorkload.start(cluster, namespace, "web-app");
        this.prometheus = PrometheusServer.start(
                folder.resolve("prometheus"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                - job_name: web
                  honor_labels: true
                  static_configs: [{targets: ['%s']}]
                """.formatted(workload.address().getAuthority()));
        this.metricsServer = ServiceProcess.launch(stream.of(ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server"))
                .with("windlass.kube.kubeconfig", cluster.adminKubeconfig().toString())
                .with("windlass.metrics-server.metric-resolution", "2s")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true")
                .with("quarkus.otel.sdk.disabled", "false")
                .with("windlass.tracing.file", "metrics-server-spans.jsonl")));
        this.autoscaler = ServiceProcess.launch(stream.of(ServiceSettings.of("autoscaler", folder)
                .withApi(cluster.issueServingCertificate("autoscaler"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "autoscaler").toString())
                .with("windlass.autoscaler.mode", mode)
                .with("windlass.autoscaler.sync-period", SYNC.toSeconds() + "s")
                .with("windlass.autoscaler.downscale-stabilization", stabilization.toSeconds() + "s")
                .with("windlass.autoscaler.samples-max-age", "8s")
                .with("windlass.autoscaler.prometheus-url", prometheus.address().toString())
                .with("windlass.autoscaler.config", rules(folder).toString())
                .with("windlass.autoscaler.metrics-relist-interval", "5s")
                .with("quarkus.otel.sdk.disabled", "false")
                .with("windlass.tracing.file", "autoscaler-spans.jsonl")));
        metricsServer.awaitReady(START);
        autoscaler.awaitReady(START);
        cluster.register(cluster.aggregatedApi("metrics.k8s.io", "v1beta1", metricsServer.apiPort()));
        cluster.register(cluster.aggregatedApi("custom.metrics.k8s.io", "v1beta1", autoscaler.apiPort()));
        cluster.register(cluster.aggregatedApi("custom.metrics.k8s.io", "v1beta2", autoscaler.apiPort()));
    }

    /** What an administrator grants the cluster's own controller so that it may read custom metrics. */
    private void admitHpaController() {
        cluster.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: windlass-test-metrics-reader}
                rules:
                - {apiGroups: [custom.metrics.k8s.io, external.metrics.k8s.io], resources: ["*"], verbs: [get, list]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-metrics-reader}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-metrics-reader}
                subjects:
                - {kind: ServiceAccount, namespace: kube-system, name: horizontal-pod-autoscaler}
                - {kind: User, apiGroup: rbac.authorization.k8s.io, name: "system:kube-controller-manager"}
                """);
    }

    /** The Kafka of a test. */
    record Stream(String bootstrapServers, Topics topics) {
        ServiceSettings of(ServiceSettings settings) {
            return settings.with("windlass.stream.bootstrap-servers", bootstrapServers)
                    .with("windlass.stream.topic-prefix", topics.prefix());
        }
    }

    private static Path rules(Path folder) {
        try {
            return Files.writeString(folder.resolve("rules.yaml"), RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String deployment() {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {namespace: %1$s, name: web-app, labels: {app: web-app}}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web-app}}
                  template:
                    metadata: {labels: {app: web-app}}
                    spec:
                      containers:
                      - {name: web, image: none, resources: {requests: {cpu: 500m, memory: 256Mi}}}
                """.formatted(namespace);
    }

    /** The HPA as users write it; nothing of it is ours. */
    void createHpa() {
        cluster.apply("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n" + SPEC.formatted(namespace));
    }

    /** In place of the HPA our own kind, with the same spec and the same name. */
    void replaceHpaByWorkloadAutoscaler() {
        cluster.kubectl().succeed("delete", "hpa", "web-hpa", "-n", namespace);
        cluster.apply("apiVersion: autoscaling.windlass.dev/v1alpha1\nkind: WorkloadAutoscaler\n"
                + SPEC.formatted(namespace));
    }

    /** A field of the WorkloadAutoscaler by JSONPath. */
    String workloadAutoscaler(String path) {
        return read("workloadautoscaler", "web-hpa", path);
    }

    void load(double requestsPerSecond) {
        workload.load(requestsPerSecond);
    }

    /** Replicas asked for in the Deployment's spec. */
    int replicas() {
        return Integer.parseInt(read("deployment", "web-app", "{.spec.replicas}"));
    }

    /** A field of the HPA by JSONPath. */
    String hpa(String path) {
        return read("hpa", "web-hpa", path);
    }

    private String read(String kind, String name, String path) {
        return cluster.kubectl().succeed("get", kind, name, "-n", namespace, "-o", "jsonpath=" + path);
    }

    /** Waits until the replicas are so many, which they need not stay. */
    void reaches(int expected) {
        Eventually.within(Duration.ofSeconds(180))
                .see("web-app at " + expected, this::replicas, seen -> seen == expected);
    }

    /** Waits until the replicas are so many and have stayed so for longer than any window; on the way they may be more or fewer. */
    void settlesAt(int expected) {
        Duration longest = stabilization.compareTo(RATE) > 0 ? stabilization : RATE;
        Duration calm = longest.plus(SYNC.multipliedBy(2));
        AtomicLong since = new AtomicLong(System.nanoTime());
        Eventually.within(Duration.ofSeconds(180))
                .see(
                        "web-app at " + expected + " for " + calm.toSeconds() + " s",
                        () -> {
                            int seen = replicas();
                            if (seen != expected) {
                                since.set(System.nanoTime());
                            }
                            return seen + " for "
                                    + Duration.ofNanos(System.nanoTime() - since.get())
                                            .toSeconds() + " s";
                        },
                        _ -> System.nanoTime() - since.get() > calm.toNanos());
    }

    /** Watches the replicas for a while, in which they must not change. */
    void staysAt(int expected, Duration time) {
        long began = System.nanoTime();
        int last = Eventually.within(time.plusSeconds(60))
                .see(
                        "web-app at " + expected + " for " + time.toSeconds() + " s",
                        this::replicas,
                        seen -> seen != expected || System.nanoTime() - began > time.toNanos());
        if (last != expected) {
            throw new AssertionError("web-app was to stay at " + expected + " and went to " + last);
        }
    }

    String namespace() {
        return namespace;
    }

    ServiceProcess autoscaler() {
        return autoscaler;
    }

    ServiceProcess metricsServer() {
        return metricsServer;
    }

    @Override
    public void close() {
        autoscaler.close();
        metricsServer.close();
        prometheus.close();
        workload.close();
    }
}
