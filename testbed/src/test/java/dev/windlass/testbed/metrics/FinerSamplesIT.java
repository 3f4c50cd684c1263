package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.stream.publish.NodeRequestPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.request.NodeRequest;
import dev.windlass.stream.topic.Topics;
import dev.windlass.testbed.chart.ChartAccount;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithBroker;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.kubelet.FarmNode;
import dev.windlass.testbed.kubelet.KubeletFarm;
import dev.windlass.testbed.kubelet.SimulatedContainer;
import dev.windlass.testbed.kubelet.SimulatedPod;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import dev.windlass.testbed.wait.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that a selector names or a record of topic nodes asks for are scraped each second, and the others each 15 s as before. */
@WithCluster
@WithBroker
class FinerSamplesIT {
    private static final Topics TOPICS = new Topics("finer-it.");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> NODES = List.of("finer-plain", "finer-selected", "finer-asked");

    private final ControlPlane cluster;
    private final EmbeddedBroker broker;

    FinerSamplesIT(ControlPlane cluster, EmbeddedBroker broker) {
        this.cluster = cluster;
        this.broker = broker;
    }

    @Test
    void eachNodeIsScrapedAsOftenAsItIsNeeded(@TempDir Path folder) throws Exception {
        StreamSettings stream = new StreamSettings(
                true, broker.bootstrapServers(), TOPICS, Map.of(), StreamSettings.DEFAULT_OUTBOX_CAPACITY);
        try (KubeletFarm farm = KubeletFarm.start(
                        InstantSource.system(), cluster.issueServingCertificate("farm"), Duration.ofSeconds(1));
                Outbox outbox = Outbox.start(stream, "finer-it")) {
            FarmNode plain = addNode(farm, NODES.get(0), "no");
            FarmNode selected = addNode(farm, NODES.get(1), "yes");
            FarmNode asked = addNode(farm, NODES.get(2), "no");
            try (ServiceProcess service = ServiceProcess.launch(settings(folder))) {
                service.awaitReady(SOON.multipliedBy(2));
                long selectedBefore = selected.requests();
                long plainBefore = plain.requests();
                Eventually.within(SOON)
                        .holds("ten scrapes of the selected node", () -> selected.requests() >= selectedBefore + 10);
                assertThat(plain.requests() - plainBefore).isLessThanOrEqualTo(2);
                assertThat(asked.requests()).isLessThanOrEqualTo(4);

                Instant now = Instant.now();
                new NodeRequestPublisher(outbox, TOPICS)
                        .publish(
                                new NodeRequest(asked.name(), Duration.ofSeconds(1), now.plusSeconds(25), "a test"),
                                now);

                long askedBefore = asked.requests();
                Eventually.within(SOON)
                        .holds("ten scrapes of the node asked for", () -> asked.requests() >= askedBefore + 10);
                Eventually.within(SOON)
                        .see(
                                "the request ends by itself",
                                () -> service.get("/q/metrics").body(),
                                page -> page.contains("windlass_nodes_asked_finer 0.0"));
            }
        } finally {
            NODES.forEach(node -> cluster.kubectl().run("delete", "node", node, "--ignore-not-found", "--wait=false"));
        }
    }

    private FarmNode addNode(KubeletFarm farm, String name, String fine) {
        FarmNode node = farm.addNode(name)
                .place(new SimulatedPod(
                        "default",
                        "pod-of-" + name,
                        List.of(SimulatedContainer.constant(
                                "main", Instant.now().minusSeconds(600), 0.2, 64L << 20))));
        KwokNode.of(name, "4", "16Gi")
                .withLabels(Map.of("farm", "finer", "fine", fine))
                .servedAt(node.port(), node.path())
                .create(cluster);
        return node;
    }

    private ServiceSettings settings(Path folder) {
        return ServiceSettings.of("metrics-server", folder)
                .withApi(cluster.issueServingCertificate("metrics-server-finer"))
                .with(
                        "windlass.kube.kubeconfig",
                        ChartAccount.kubeconfig(cluster, "metrics-server").toString())
                .with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                .with("windlass.stream.topic-prefix", TOPICS.prefix())
                .with("windlass.metrics-server.node-selector", "farm=finer")
                .with("windlass.metrics-server.fine-node-selector", "fine=yes")
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true");
    }
}
