package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.duration.GoDuration;
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

/** The topic of samples: every scrape is on it with its usage and its trace, and a restarted service takes it up again. */
@WithCluster
@WithBroker
class SamplesIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NODE = "sampled-node";
    private static final Topics TOPICS = new Topics("samples-it.");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    SamplesIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void aKilledServiceServesTheWindowsOfItsLastLifeAtOnce(@TempDir Path folder) throws Exception {
        List<Received<NodeSample>> samples = new CopyOnWriteArrayList<>();
        KwokNode.of(NODE, "4", "16Gi").withLabels(Map.of("sampled", "yes")).create(cluster);
        String namespace = cluster.newNamespace("sampled");
        cluster.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: %s, name: web}
                spec: {nodeName: %s, containers: [{name: main, image: none}]}
                """.formatted(namespace, NODE));
        try (TopicReader _ =
                        source().follow(Set.of(TOPICS.samples()), Start.earliest(), new SampleCodec(), samples::add);
                ServiceProcess service = ServiceProcess.launch(settings(folder))) {
            service.awaitReady(Duration.ofSeconds(120));
            everyScrapeIsOnTheTopicWithItsUsageAndTrace(folder, samples);

            Instant killedAt = Instant.now();
            service.kill();
            service.startAgain().awaitReady(Duration.ofSeconds(120));

            // A window that begins before the kill has its first point from the topic.
            JsonNode node = nodeMetrics(service);
            Duration window = GoDuration.parse(node.path("window").asText());
            assertThat(Instant.parse(node.path("timestamp").asText()).minus(window))
                    .isBefore(killedAt);
        } finally {
            cluster.kubectl().run("delete", "node", NODE, "--ignore-not-found", "--wait=false");
        }
    }

    private void everyScrapeIsOnTheTopicWithItsUsageAndTrace(Path folder, List<Received<NodeSample>> samples)
            throws IOException {
        Received<NodeSample> received = Eventually.within(SOON)
                .see(
                        "a sample with a usage",
                        () -> samples.isEmpty() ? null : samples.getLast(),
                        last -> last != null
                                && last.value()
                                        .found()
                                        .filter(sample -> sample.usage() != null
                                                && !sample.containers().isEmpty())
                                        .isPresent());
        assertThat(received.key()).isEqualTo(NODE);
        String traceId = received.headers().get("traceparent").split("-", 4)[1];
        List<String> steps = Eventually.within(SOON)
                .see(
                        "the spans of trace " + traceId,
                        () -> Files.readAllLines(folder.resolve("spans.jsonl")).stream()
                                .map(SamplesIT::json)
                                .filter(span -> span.path("traceId").asText().equals(traceId))
                                .map(span -> span.path("name").asText())
                                .sorted()
                                .toList(),
                        names -> names.size() == 3);
        assertThat(steps).containsExactly("publish", "scrape", "window");
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private JsonNode nodeMetrics(ServiceProcess service) throws IOException {
        return MAPPER.readTree(cluster.kubectl()
                .succeed(
                        "--server=https://localhost:" + service.apiPort(),
                        "get",
                        "--raw",
                        "/apis/metrics.k8s.io/v1beta1/nodes/" + NODE));
    }

    private TopicSource source() {
        StreamSettings settings = new StreamSettings(
                true, broker.bootstrapServers(), TOPICS, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        return TopicSource.of(settings, "samples-it", InstantSource.system());
    }

    private ServiceSettings settings(Path folder) {
        return ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server-samples"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                .with("windlass.stream.topic-prefix", TOPICS.prefix())
                .with("quarkus.otel.sdk.disabled", "false")
                .with("windlass.tracing.file", folder.resolve("spans.jsonl").toString())
                // Long enough that a second scrape cannot be what makes the restarted service ready.
                .with("windlass.metrics-server.metric-resolution", "20s")
                .with("windlass.metrics-server.node-selector", "sampled=yes")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true");
    }
}
