package dev.windlass.testbed.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.junit.WithCluster;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What its settings make of the service, started as a user starts it. */
@WithCluster
class StateMetricsSettingsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int PODS = 12;
    private static final String SETTING = "windlass.state-metrics.";

    private final ControlPlane cluster;

    StateMetricsSettingsIT(ControlPlane cluster) {
        this.cluster = cluster;
    }

    @Test
    void shardsShareThePodsOfANamespaceWithoutOverlap(@TempDir Path folder) throws Exception {
        String namespace = cluster.newNamespace("shards");
        String other = cluster.newNamespace("elsewhere");
        IntStream.range(0, PODS).forEach(i -> cluster.apply(pod(namespace, "p" + i)));
        cluster.apply(pod(other, "stranger"));

        try (ServiceProcess first = launch(folder, "shard-0", namespace, 0);
                ServiceProcess second = launch(folder, "shard-1", namespace, 1)) {
            first.awaitReady(SOON);
            second.awaitReady(SOON);
            Set<String> ofFirst = pods(first);
            Set<String> ofSecond = pods(second);

            assertThat(ofFirst).doesNotContainAnyElementsOf(ofSecond).isNotEmpty();
            assertThat(ofSecond).isNotEmpty();
            assertThat(ofFirst.size() + ofSecond.size()).isEqualTo(PODS);
            assertThat(first.get("/q/metrics").body()).contains("kube_state_metrics_total_shards 2.0");
        }
    }

    @Test
    void aValueThatCannotBeUsedStopsTheStartInOneClearLine(@TempDir Path folder) throws Exception {
        try (ServiceProcess service = ServiceProcess.launch(ServiceSettings.of("state-metrics", folder)
                .with("windlass.kube.kubeconfig", cluster.adminKubeconfig().toString())
                .with(SETTING + "resources", "pods,podz"))) {
            Eventually.within(SOON).holds("it ends", () -> !service.isAlive());

            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(Files.readString(service.log()).lines())
                    .anyMatch(line -> line.contains("FATAL")
                            && line.contains("windlass.state-metrics.resources: unknown resource 'podz';"
                                    + " available are cronjobs, daemonsets, "));
        }
    }

    private ServiceProcess launch(Path folder, String name, String namespace, int shard) {
        return ServiceProcess.launch(ServiceSettings.of("state-metrics", folder)
                .named(name)
                .with("windlass.kube.kubeconfig", cluster.adminKubeconfig().toString())
                .with(SETTING + "resources", "pods")
                .with(SETTING + "namespaces", namespace)
                .with(SETTING + "shard", Integer.toString(shard))
                .with(SETTING + "total-shards", "2"));
    }

    private static Set<String> pods(ServiceProcess service) throws IOException, InterruptedException {
        return service.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("kube_pod_created{"))
                .map(line -> line.substring(0, line.indexOf('}')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pod(String namespace, String name) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: %s}
                spec: {containers: [{name: c, image: example.org/c}]}
                """.formatted(namespace, name);
    }
}
