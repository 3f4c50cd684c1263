package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.otlp.OtlpReceiver;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.sample.SignalReadings;
import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.Kubectl;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.kubelet.FarmEndpoint;
import dev.windlass.testbed.kubelet.FarmNode;
import dev.windlass.testbed.kubelet.Fault;
import dev.windlass.testbed.kubelet.KubeletFarm;
import dev.windlass.testbed.kubelet.SimulatedContainer;
import dev.windlass.testbed.kubelet.SimulatedPod;
import dev.windlass.testbed.prometheus.PrometheusServer;
import dev.windlass.testbed.prometheus.Promtool;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What kubelets know beside usage, the whole way: from their endpoints onto the topic, the page and to a collector; and a kubelet
 * whose summary hangs is scraped on time all the same.
 */
@WithCluster
@WithBroker
class KubeletSignalsIT {
    private static final Topics TOPICS = new Topics("signals-it.");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WELL = "signals-well";
    private static final String HANGING = "signals-hanging";

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;
    private final Map<String, SignalReadings> readings = new ConcurrentHashMap<>();

    KubeletSignalsIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void reachTheTopicThePageAndACollectorAndAHangingSummaryCostsItselfOnly(@TempDir Path folder) throws Exception {
        try (KubeletFarm farm = KubeletFarm.start(
                        InstantSource.system(), cluster.issueServingCertificate("farm"), Duration.ofSeconds(1));
                OtlpReceiver collector = OtlpReceiver.start();
                TopicReader _ = source().follow(
                                Set.of(TOPICS.samples()),
                                Start.earliest(),
                                new SampleCodec(),
                                received -> received.value().found().ifPresent(this::keep));
                ServiceProcess service = launch(farm, collector, folder)) {
            service.awaitReady(Duration.ofSeconds(90));

            theTopicBears(WELL);
            thePageIsWhatPrometheusReads(service, folder);
            theCollectorIsTold(collector);
            theHangingSummaryCostsItselfOnly(farm, service);
        } finally {
            List.of(WELL, HANGING).forEach(node -> cluster.kubectl()
                    .run("delete", "node", node, "--ignore-not-found", "--wait=false"));
        }
    }

    private void keep(NodeSample sample) {
        Optional.ofNullable(sample.signals()).ifPresent(signals -> {
            switch (signals.decode()) {
                case Decoded.Value<SignalReadings>(SignalReadings read) -> readings.put(sample.node(), read);
                case Decoded.Tombstone<SignalReadings> _, Decoded.Unreadable<SignalReadings> _ ->
                    throw new AssertionError("signals that cannot be read: " + signals.decode());
            }
        });
    }

    private void theTopicBears(String node) {
        SignalReadings read = Eventually.within(SOON)
                .see("signals of " + node + " on the topic", () -> readings.get(node), seen -> seen != null);
        assertThat(values(read, "container", "pod-of-" + node, "main"))
                .contains("cpu.cfs.throttled_periods", "memory.oom_events", "rootfs.used", "cpu.pressure.some");
        assertThat(values(read, "pod_interface", "pod-of-" + node, "eth0"))
                .contains("network.received", "network.receive_dropped");
        assertThat(values(read, "filesystem", "", "imagefs")).contains("filesystem.used", "filesystem.inodes_free");
        // The node's end of a pod's cable is left out.
        assertThat(values(read, "node_interface", "", "veth1f3a")).isEmpty();
    }

    private static List<String> values(SignalReadings read, String kind, String pod, String name) {
        return read.entities().stream()
                .filter(entity -> entity.kind().equals(kind)
                        && entity.pod().equals(pod)
                        && entity.name().equals(name))
                .flatMap(entity -> entity.values().stream())
                .map(value -> value.signal().name())
                .toList();
    }

    private void thePageIsWhatPrometheusReads(ServiceProcess service, Path folder) throws Exception {
        String page = Eventually.within(SOON)
                .see(
                        "the page has both kinds of nodes",
                        () -> service.get("/metrics/usage").body(),
                        text -> text.contains(
                                        "container_network_receive_bytes_total{interface=\"eth0\",namespace=\"shop\",node=\""
                                                + WELL)
                                && text.contains(
                                        "container_oom_events_total{container=\"main\",namespace=\"shop\",node=\""
                                                + HANGING));
        Promtool.checkMetrics(page);
        assertThat(page)
                .contains("container_cpu_usage_seconds_total{container=\"main\",namespace=\"shop\",node=\"" + WELL)
                .contains("windlass_node_filesystem_available_bytes{filesystem=\"nodefs\",node=\"" + WELL)
                .contains("windlass_container_restarts_total{container=\"main\",namespace=\"shop\",node=\"" + WELL)
                .doesNotContain("windlass_pod_pressure");

        String api = "--server=https://localhost:" + service.apiPort();
        assertThat(cluster.kubectl().succeed(api, "get", "--raw", "/metrics/usage"))
                .contains("# TYPE container_cpu_cfs_throttled_periods_total counter");
        Kubectl stranger =
                new Kubectl(cluster.serviceAccounts().kubeconfig(cluster.newNamespace("stranger"), "default"));
        assertThat(stranger.run(api, "get", "--raw", "/metrics/usage").stderr()).contains("Forbidden");

        try (PrometheusServer prometheus = PrometheusServer.start(
                folder.resolve("prometheus"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                - job_name: usage
                  metrics_path: /metrics/usage
                  static_configs: [{targets: ["%s"]}]
                """.formatted(service.http().getAuthority()))) {
            prometheus.awaitQuery(
                    "rate(container_network_receive_bytes_total{namespace=\"shop\",node=\"" + WELL + "\"}[20s]) > 0",
                    SOON,
                    samples -> samples.size() == 1);
        }
    }

    private static void theCollectorIsTold(OtlpReceiver collector) {
        for (String name : List.of(
                "k8s.pod.network.io",
                "k8s.node.cpu.usage",
                "k8s.node.filesystem.usage",
                "container.memory.working_set",
                "windlass.container.cpu.cfs.throttled_time")) {
            Eventually.within(SOON).holds("the collector is told of " + name, () -> !collector
                    .metrics(name)
                    .isEmpty());
        }
    }

    private static void theHangingSummaryCostsItselfOnly(KubeletFarm farm, ServiceProcess service) throws Exception {
        Eventually.within(SOON)
                .see(
                        "the metric tells of the hanging summary",
                        () -> metric(
                                service, "windlass_kubelet_signals_failing{cause=\"timeout\",endpoint=\"summary\""),
                        line -> line.endsWith(" 1.0"));
        assertThat(metric(service, "windlass_kubelet_signals_failing{cause=\"timeout\",endpoint=\"cadvisor\""))
                .endsWith(" 0.0");
        assertThat(service.get("/kubelets").body())
                .contains("\"failing\":[]")
                .contains("\"summary\":[{\"node\":\"" + HANGING + "\",\"cause\":\"timeout\"");

        FarmNode hanging = farm.node(HANGING);
        hanging.watchFrom(Instant.now());
        long before = hanging.requests();
        long hangs = hanging.requests(FarmEndpoint.SUMMARY);
        Eventually.within(SOON)
                .holds("its summary has hung twice more", () -> hanging.requests(FarmEndpoint.SUMMARY) > hangs + 1);
        assertThat(hanging.requests()).isGreaterThan(before);
        assertThat(hanging.longestGap(Instant.now())).isLessThan(Duration.ofSeconds(4));
        // Usage, summary and cAdvisor of a node are asked for one after the other.
        assertThat(farm.node(WELL).mostAtOnce()).isEqualTo(1);
        assertThat(farm.node(WELL).requests(FarmEndpoint.SUMMARY))
                .isLessThanOrEqualTo(farm.node(WELL).requests());
    }

    private static String metric(ServiceProcess service, String start) throws Exception {
        return service.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("");
    }

    private ServiceProcess launch(KubeletFarm farm, OtlpReceiver collector, Path folder) {
        addNode(farm, WELL);
        addNode(farm, HANGING);
        farm.fail(HANGING, FarmEndpoint.SUMMARY, new Fault.Hang());
        return ServiceProcess.launch(ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server-signals"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                .with("windlass.stream.topic-prefix", TOPICS.prefix())
                .with("windlass.metrics-server.node-selector", "farm=signals")
                .with("windlass.metrics-server.metric-resolution", "2s")
                .with("windlass.metrics-server.kubelet-summary", "true")
                .with("windlass.metrics-server.kubelet-cadvisor", "true")
                .with("windlass.metrics-server.signal-resolution", "2s")
                .with(
                        "windlass.metrics-server.otlp.endpoint",
                        collector.endpoint().toString())
                .with("windlass.metrics-server.otlp.interval", "1s")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true"));
    }

    private void addNode(KubeletFarm farm, String name) {
        FarmNode node = farm.addNode(name)
                .place(new SimulatedPod(
                        "shop",
                        "pod-of-" + name,
                        List.of(SimulatedContainer.seeded(
                                "main", Instant.now().minusSeconds(600), new Random(name.hashCode())))));
        KwokNode.of(name, "4", "16Gi")
                .withLabels(Map.of("farm", "signals"))
                .servedAt(node.port(), node.path())
                .create(cluster);
    }

    private TopicSource source() {
        StreamSettings settings = new StreamSettings(
                true, broker.bootstrapServers(), TOPICS, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        return TopicSource.of(settings, "signals-it", InstantSource.system());
    }
}
