package dev.windlass.testbed.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Installs the chart into a real API server, and runs the services with the accounts and settings it made for them. */
@WithCluster(sharing = WithCluster.Sharing.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartIT {
    private static final Duration START = Duration.ofSeconds(120);

    /** Everything that needs no further CRD, and no Kafka: what a service needs then it must be given by the API server. */
    private static final String VALUES = """
            stream: {enabled: false}
            networkPolicy: {enabled: true}
            metricsServer: {settings: {metric-resolution: 5s}}
            autoscaler: {replicas: 2, settings: {mode: drive, prometheus-url: "http://127.0.0.1:9"}, rules: {rules: []}}
            clusterAutoscaler: {liveSettings: {scale-down-unneeded-time: 1m}}
            console: {ingress: {enabled: true, host: windlass.example}}
            """;

    private static final String NODE_GROUPS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kwok-provider-config, namespace: kube-system}
            data:
              config: |
                readNodesFrom: configmap
                nodegroups: {fromNodeLabelKey: kwok-nodegroup}
                configmap: {name: kwok-provider-templates}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kwok-provider-templates, namespace: kube-system}
            data:
              templates: |
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Node
                  metadata: {name: small, labels: {kwok-nodegroup: small}}
                  status:
                    capacity: {cpu: "4", memory: 16Gi, pods: "110"}
                    allocatable: {cpu: "4", memory: 16Gi, pods: "110"}
            """;

    private final ControlPlane cluster;
    private final Path folder;
    private final InstalledChart chart;

    ChartIT(ControlPlane cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
        this.chart = InstalledChart.install(cluster, "windlass", VALUES, folder);
    }

    @BeforeAll
    void describeNodeGroups() {
        cluster.apply(NODE_GROUPS);
    }

    @Test
    void theApiServerTakesEveryRenderedObjectAndKnowsEveryField() {
        String manifest = chart.manifest();

        assertThat(manifest.lines().filter(line -> line.startsWith("kind: ")).distinct())
                .contains(
                        "kind: Deployment",
                        "kind: APIService",
                        "kind: ClusterRole",
                        "kind: NetworkPolicy",
                        "kind: CustomResourceDefinition");
        // Server-side apply validates strictly: an unknown or doubled field is an error.
        cluster.apply(manifest);
    }

    @Test
    void anUpgradeKeepsTheCertificateTheApiServerTrusts() {
        String before = chart.secret("windlass-metrics-server-serving", "tls.crt");

        assertThat(chart.upgrade().getStatus()).isEqualToIgnoringCase("deployed");
        assertThat(chart.secret("windlass-metrics-server-serving", "tls.crt")).isEqualTo(before);
    }

    @Test
    void anUninstalledReleaseLeavesNothingBehind() {
        InstalledChart second = InstalledChart.install(cluster, "second", """
                stream: {enabled: false}
                metricsServer: {enabled: false}
                crds: {install: false}
                """, folder);
        String kinds =
                "deployments,services,configmaps,serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings";
        List<String> listing =
                List.of("get", kinds, "--all-namespaces", "-l", "app.kubernetes.io/instance=second", "-o", "name");
        assertThat(cluster.kubectl().succeed(listing.toArray(String[]::new))).contains("deployment.apps/second-");

        second.uninstall();

        assertThat(cluster.kubectl().succeed(listing.toArray(String[]::new))).isBlank();
    }

    @ParameterizedTest(name = "{0} {1} {2} in {3}: {4}")
    @CsvSource({
        "metrics-server,     get,    nodes/metrics,                          default,     yes",
        "metrics-server,     watch,  pods,                                   default,     yes",
        "metrics-server,     create, subjectaccessreviews.authorization.k8s.io, default,  yes",
        "metrics-server,     get,    configmaps/extension-apiserver-authentication, kube-system, yes",
        "metrics-server,     delete, pods,                                   default,     no",
        "metrics-server,     get,    secrets,                                windlass,    no",
        "state-metrics,      list,   cronjobs.batch,                         default,     yes",
        "state-metrics,      get,    secrets,                                default,     no",
        "autoscaler,         update, deployments.apps/scale,                 default,     yes",
        "autoscaler,         patch,  horizontalpodautoscalers.autoscaling/status, default, yes",
        "autoscaler,         update, leases.coordination.k8s.io/windlass-autoscaler, windlass, yes",
        "autoscaler,         update, leases.coordination.k8s.io/another,     windlass,    no",
        "autoscaler,         update, deployments.apps,                       default,     no",
        "cluster-autoscaler, create, nodes,                                  default,     yes",
        "cluster-autoscaler, delete, nodes,                                  default,     yes",
        "cluster-autoscaler, create, pods/eviction,                          default,     yes",
        "cluster-autoscaler, patch,  configmaps/cluster-autoscaler-status,   kube-system, yes",
        "cluster-autoscaler, patch,  configmaps/coredns,                     kube-system, no",
        "cluster-autoscaler, delete, pods,                                   default,     no",
        "console,            watch,  events,                                 default,     yes",
        "console,            list,   configmaps/cluster-autoscaler-status,   kube-system, yes",
        "console,            list,   configmaps,                             kube-system, no",
        "console,            create, pods/exec,                              default,     no"
    })
    void anAccountMayDoWhatItsServiceDoesAndNoMore(
            String component, String verb, String resource, String namespace, String answer) {
        String account = "system:serviceaccount:windlass:windlass-" + component;

        assertThat(cluster.kubectl()
                        .run(canI(verb, resource, namespace, account))
                        .stdout())
                .isEqualToIgnoringWhitespace(answer);
    }

    /** kubectl reads what follows a slash as a name; a subresource has a flag of its own. */
    private static String[] canI(String verb, String resource, String namespace, String account) {
        List<String> command = new ArrayList<>(List.of("auth", "can-i", verb, "-n", namespace, "--as=" + account));
        String last = resource.substring(resource.indexOf('/') + 1);
        if (Set.of("metrics", "scale", "status", "eviction", "exec").contains(last)) {
            command.add(resource.substring(0, resource.indexOf('/')));
            command.add("--subresource=" + last);
        } else {
            command.add(resource);
        }
        return command.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "metrics-server, metrics-server",
        "state-metrics, state-metrics",
        "autoscaler, autoscaler",
        "cluster-autoscaler, cluster-autoscaler",
        "console, dashboards"
    })
    void aServiceRunsWithTheSettingsAndTheAccessItIsGiven(String component, String module) throws IOException {
        ServiceSettings settings = ServiceSettings.of(module, Files.createDirectories(folder.resolve(component)))
                .withApi(cluster.issueServingCertificate(component))
                .with("windlass.kube.kubeconfig", chart.kubeconfig(component).toString())
                .withEnvironment(
                        "SMALLRYE_CONFIG_LOCATIONS",
                        chart.settings(component, folder).toUri().toString());
        try (ServiceProcess service = ServiceProcess.launch(settings)) {
            service.awaitReady(START);

            String log = Files.readString(service.log());
            assertThat(log).doesNotContainIgnoringCase("forbidden");
            assertThat(log.lines().filter(line -> line.startsWith("{")).count())
                    .as("lines in the form that the chart's settings ask for, of " + log)
                    .isPositive();
        }
    }
}
