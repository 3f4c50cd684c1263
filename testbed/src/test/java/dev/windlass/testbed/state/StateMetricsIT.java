package dev.windlass.testbed.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.Component;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.Kubectl;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.prometheus.PrometheusServer;
import dev.windlass.testbed.prometheus.Promtool;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real control plane, read by a real Prometheus. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateMetricsIT {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String NODE = "stateful-node";

    private final ControlPlane cluster;
    private final Kubectl kubectl;
    private final ServiceProcess service;
    private final PrometheusServer prometheus;
    private final Path spans;
    private final String namespace;

    StateMetricsIT(ControlPlane cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        this.spans = folder.resolve("spans.jsonl");
        KwokNode.of(NODE, "8", "32Gi").create(cluster);
        this.namespace = cluster.newNamespace("state");
        this.service = ServiceProcess.launch(ServiceSettings.of("state-metrics", folder)
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "state-metrics").toString())
                .with("windlass.state-metrics.metric-labels-allowlist", "pods=[app],nodes=[*]")
                .with("windlass.state-metrics.stale-after", "1s")
                .with("windlass.tracing.file", spans.toString())
                .with("quarkus.otel.sdk.disabled", "false"));
        this.prometheus = PrometheusServer.start(
                folder.resolve("prometheus"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                - job_name: state-metrics
                  static_configs: [{targets: ["%s"]}]
                """.formatted(service.http().getAuthority()));
    }

    @BeforeAll
    void start() {
        service.awaitReady(Duration.ofSeconds(90));
    }

    @AfterAll
    void stop() {
        prometheus.close();
        service.close();
    }

    @Test
    void prometheusScrapesItAndPromqlAnswersForAWorkload() {
        cluster.apply(deployment("web", 3));

        answers("kube_deployment_spec_replicas{namespace='%s', deployment='web'}", 3);
        answers(
                "sum(kube_pod_status_phase{namespace='%s', phase='Running'} * on (namespace, pod)"
                        + " group_left kube_pod_labels{label_app='web'})",
                3);
        answers("kube_deployment_status_replicas_available{namespace='%s', deployment='web'}", 3);
        answers(
                "count(kube_pod_info{namespace='%s', node='" + NODE + "'} * on (namespace, pod) group_left(owner_name)"
                        + " kube_pod_owner{owner_kind='ReplicaSet', owner_name=~'web-.*'})",
                3);
        answers("sum(kube_pod_container_resource_requests{namespace='%s', resource='cpu', container='web'})", 0.75);
        answers("kube_node_info{node='" + NODE + "', kubelet_version!=''}", 1);
        answers("kube_node_status_allocatable{node='" + NODE + "', resource='cpu', unit='core'}", 8);
        answers("kube_namespace_status_phase{namespace='%s', phase='Active'}", 1);
    }

    @Test
    void anAutoscalersSeriesFollowItsScale() {
        cluster.apply(deployment("scaled", 1) + """
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {namespace: %s, name: scaled}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: scaled}
                  minReplicas: 2
                  maxReplicas: 7
                  metrics:
                  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
                """.formatted(namespace));

        answers("kube_horizontalpodautoscaler_spec_max_replicas{namespace='%s', horizontalpodautoscaler='scaled'}", 7);
        answers(
                "kube_horizontalpodautoscaler_spec_target_metric{namespace='%s', horizontalpodautoscaler='scaled', metric_name='cpu',"
                        + " metric_target_type='utilization'}",
                70);
        // The control plane's own controller brings it up to the minimum, with no metrics at hand.
        answers(
                "kube_horizontalpodautoscaler_status_desired_replicas{namespace='%s', horizontalpodautoscaler='scaled'}",
                2);
        answers("kube_deployment_spec_replicas{namespace='%s', deployment='scaled'}", 2);
        answers(
                "kube_horizontalpodautoscaler_status_condition{namespace='%s', horizontalpodautoscaler='scaled', condition='AbleToScale', status='true'}",
                1);
    }

    @Test
    void everyKindIsOnThePageAndPromtoolAcceptsIt() throws Exception {
        cluster.apply(oneOfEachOtherKind());

        Set<String> kinds =
                Eventually.within(SOON).see("a family of each kind", this::kindsOnPage, seen -> seen.size() == 12);

        assertThat(kinds)
                .containsExactly(
                        "cronjob",
                        "daemonset",
                        "deployment",
                        "horizontalpodautoscaler",
                        "job",
                        "namespace",
                        "node",
                        "persistentvolumeclaim",
                        "pod",
                        "replicaset",
                        "service",
                        "statefulset");
        assertThat(Promtool.checkMetrics(page())).isEmpty();
    }

    @Test
    void deletedObjectsVanishFromThePage() {
        cluster.apply(pod("brief"));
        Eventually.within(SOON).holds("the pod is told", () -> page().contains("pod=\"brief\""));

        kubectl.succeed("--namespace", namespace, "delete", "pod", "brief", "--grace-period=0", "--force");

        Eventually.within(SOON).holds("nothing of it is left", () -> !page().contains("pod=\"brief\""));
    }

    /** One reading of the server's JSON, by the same families: what came as protobuf must say the same. */
    @Test
    void whatIsReadFromProtobufIsWhatTheJsonSays() {
        cluster.apply(deployment("twice", 2) + oneOfEachOtherKind());
        ExpectedPage expected = new ExpectedPage(kubectl);
        for (String resource : expected.resources()) {
            Eventually.within(SOON)
                    .see(
                            "the page of " + resource + " equals the one made from JSON",
                            () -> difference(expected.samples(resource), samples(page("?resources=" + resource))),
                            String::isEmpty);
        }
    }

    @Test
    void withTheApiServerAwayTheLastStateIsServedAndSaidToBeStale() throws Exception {
        cluster.apply(deployment("lasting", 1));
        Eventually.within(SOON).holds("it is told", () -> page().contains("deployment=\"lasting\""));

        cluster.stop(Component.API_SERVER);
        try {
            Eventually.within(SOON)
                    .see(
                            "health says stale",
                            () -> service.get("/q/health/ready"),
                            answer -> answer.status() == 200 && answer.body().contains("stale"));
            assertThat(page())
                    .contains(
                            "kube_deployment_spec_replicas{namespace=\"" + namespace + "\",deployment=\"lasting\"} 1");
            assertThat(service.get("/q/health/live").status()).isEqualTo(200);
        } finally {
            cluster.start(Component.API_SERVER);
        }

        kubectl.succeed("--namespace", namespace, "scale", "deployment", "lasting", "--replicas=2");
        answers("kube_deployment_spec_replicas{namespace='%s', deployment='lasting'}", 2);
        Eventually.within(SOON).holds("health is fresh again", () -> !service.get("/q/health/ready")
                .body()
                .contains("stale"));
    }

    @Test
    void itsOwnListsAndWatchesAreCountedAndTraced() throws Exception {
        String self = service.get("/q/metrics").body();

        assertThat(self)
                .containsPattern("kube_state_metrics_list_total\\{resource=\"\\*v1.Pod\",result=\"success\",?} [1-9]")
                .containsPattern(
                        "kube_state_metrics_watch_total\\{resource=\"\\*v2.HorizontalPodAutoscaler\",result=\"success\",?} [1-9]")
                .contains(
                        "kube_state_metrics_total_shards 1.0", "kube_state_metrics_shard_ordinal{shard_ordinal=\"0\"");
        Eventually.within(SOON)
                .see("a span of the first list of pods", () -> Files.readString(spans), text -> text.lines()
                        .anyMatch(span -> span.contains("state-metrics relist") && span.contains("pods")));
    }

    private void answers(String promql, double expected) {
        prometheus.awaitQuery(
                promql.formatted(namespace),
                SOON,
                samples -> samples.size() == 1 && samples.getFirst().value() == expected);
    }

    private String page() throws IOException, InterruptedException {
        return page("");
    }

    private String page(String query) throws IOException, InterruptedException {
        return service.get("/metrics" + query).body();
    }

    private Set<String> kindsOnPage() throws IOException, InterruptedException {
        return page().lines()
                .filter(line -> line.startsWith("# HELP kube_"))
                .map(line -> line.split("_", 3)[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> samples(String page) {
        return page.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String difference(Set<String> expected, Set<String> actual) {
        return Stream.concat(
                        expected.stream().filter(line -> !actual.contains(line)).map(line -> "missing " + line),
                        actual.stream().filter(line -> !expected.contains(line)).map(line -> "extra " + line))
                .collect(Collectors.joining("\n"));
    }

    private String pod(String name) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: %s}
                spec: {containers: [{name: c, image: example.org/c}]}
                """.formatted(namespace, name);
    }

    private String deployment(String name, int replicas) {
        return """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {namespace: %1$s, name: %2$s}
                spec:
                  replicas: %3$d
                  selector: {matchLabels: {app: %2$s}}
                  template:
                    metadata: {labels: {app: %2$s}}
                    spec:
                      containers: [{name: %2$s, image: example.org/web, resources: {requests: {cpu: 250m, memory: 64Mi}}}]
                """.formatted(namespace, name, replicas);
    }

    private String oneOfEachOtherKind() {
        String template = "{metadata: {labels: {app: other}}, spec: {containers: [{name: c, image: example.org/c}]}}";
        String once = "{spec: {restartPolicy: Never, containers: [{name: c, image: example.org/c}]}}";
        return """
                ---
                {apiVersion: apps/v1, kind: StatefulSet, metadata: {namespace: %1$s, name: db},
                 spec: {replicas: 1, serviceName: db, selector: {matchLabels: {app: other}}, template: %2$s}}
                ---
                {apiVersion: apps/v1, kind: DaemonSet, metadata: {namespace: %1$s, name: agent},
                 spec: {selector: {matchLabels: {app: other}}, template: %2$s}}
                ---
                {apiVersion: batch/v1, kind: Job, metadata: {namespace: %1$s, name: once}, spec: {template: %3$s}}
                ---
                {apiVersion: batch/v1, kind: CronJob, metadata: {namespace: %1$s, name: nightly},
                 spec: {schedule: "30 2 * * *", timeZone: Europe/Lisbon, jobTemplate: {spec: {template: %3$s}}}}
                ---
                {apiVersion: v1, kind: Service, metadata: {namespace: %1$s, name: web},
                 spec: {selector: {app: web}, ports: [{port: 80}]}}
                ---
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {namespace: %1$s, name: data},
                 spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {namespace: %1$s, name: db}
                spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: db}, maxReplicas: 1}
                """.formatted(namespace, template, once) + deployment("other", 1);
    }
}
