package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.read.Received;
import dev.windlass.stream.read.Start;
import dev.windlass.stream.read.TopicReader;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.SampleCodec;
import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka stops in the middle: scraping and the API go on, health says degraded, and no sample is missing afterwards. */
@WithCluster
@WithBroker(sharing = WithBroker.Sharing.NONE)
class KafkaAwayIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NODE = "kafka-away-node";
    private static final Topics TOPICS = new Topics("kafka-away-it.");
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(90);

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;
    private final List<Instant> scrapes = new CopyOnWriteArrayList<>();

    KafkaAwayIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void nothingLocalStopsAndNoSampleIsLost(@TempDir Path folder) throws Exception {
        KwokNode.of(NODE, "4", "16Gi").withLabels(Map.of("kafka", "away")).create(cluster);
        String namespace = cluster.newNamespace("kafka-away");
        cluster.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: web}
                spec: {nodeName: %s, containers: [{name: main, image: none}]}
                """.formatted(namespace, NODE));
        try (TopicReader _ = follow();
                ServiceProcess service = ServiceProcess.launch(settings(folder))) {
            service.awaitReady(SOON);
            Eventually.within(SOON).holds("samples arrive", () -> scrapes.size() >= 2);
            // Until then it leaves a node for two seconds longer to whoever else may have it.
            Eventually.within(SOON).holds("it is in the group", () -> Files.readString(service.log())
                    .contains("sharing: group="));
            Instant joined = Instant.now();

            broker.stop();
            Eventually.within(SOON)
                    .see("health says degraded", () -> ready(service), health -> health.contains("degraded"));
            Instant degraded = timestamp(service);
            Eventually.within(SOON)
                    .see("usage stays fresh", () -> timestamp(service), at -> at.isAfter(degraded.plus(PERIOD)));
            Instant beforeReturn = timestamp(service);

            broker.start();
            Eventually.within(SOON)
                    .holds("later samples arrive", () -> scrapes.stream().anyMatch(at -> at.isAfter(beforeReturn)));
            Eventually.within(SOON)
                    .see(
                            "health no longer says degraded",
                            () -> ready(service),
                            health -> !health.contains("degraded"));
            assertThat(longestGapFrom(joined)).isLessThan(PERIOD.multipliedBy(2));
        } finally {
            cluster.kubectl().run("delete", "node", NODE, "--ignore-not-found", "--wait=false");
        }
    }

    private TopicReader follow() {
        StreamSettings settings = new StreamSettings(
                true, broker.bootstrapServers(), TOPICS, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        return TopicSource.of(settings, "kafka-away-it", InstantSource.system())
                .follow(Set.of(TOPICS.samples()), Start.earliest(), new SampleCodec(), this::take);
    }

    private void take(Received<NodeSample> received) {
        received.value().found().ifPresent(sample -> scrapes.add(sample.scrapedAt()));
    }

    /** The longest time between two samples on the topic; a lost one would leave a gap of two periods. */
    private Duration longestGapFrom(Instant start) {
        List<Instant> sorted =
                scrapes.stream().filter(at -> !at.isBefore(start)).sorted().toList();
        Duration longest = Duration.ZERO;
        for (int index = 1; index < sorted.size(); index++) {
            Duration gap = Duration.between(sorted.get(index - 1), sorted.get(index));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }

    /** The body of the readiness page, which must be up all the while. */
    private static String ready(ServiceProcess service) throws IOException, InterruptedException {
        ServiceProcess.Answer answer = service.get("/q/health/ready");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private Instant timestamp(ServiceProcess service) throws IOException {
        return Instant.parse(MAPPER.readTree(cluster.kubectl()
                        .succeed(
                                "--server=https://localhost:" + service.apiPort(),
                                "get",
                                "--raw",
                                "/apis/metrics.k8s.io/v1/nodes/" + NODE))
                .path("timestamp")
                .asText());
    }

    private ServiceSettings settings(Path folder) {
        return ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server-kafka-away"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                .with("windlass.stream.topic-prefix", TOPICS.prefix())
                .with("windlass.metrics-server.metric-resolution", PERIOD.toSeconds() + "s")
                .with("windlass.metrics-server.node-selector", "kafka=away")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true");
    }
}
