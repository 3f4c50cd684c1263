package dev.windlass.testbed.load;

import dev.windlass.testbed.controlplane.Component;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.pki.TlsContexts;
import dev.windlass.testbed.process.ProjectRoot;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.service.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a load run measures: the service, settled, with the cluster it reads, the kubelets and maybe a broker. */
final class LoadStage implements AutoCloseable {
    private static final String PREFIX = "load.";
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final ControlPlane plane;
    private final Companions.Farm farm;
    private final Companions.@Nullable Broker broker;
    private final ServiceProcess service;
    private final String jvm;

    private LoadStage(LoadOptions options, Path folder, Consumer<String> narrator)
            throws IOException, InterruptedException {
        try {
            LoadCluster cluster = new LoadCluster(options.nodes(), options.pods());
            narrator.accept("starting etcd and the API server");
            plane = keep(controlPlane(folder));
            farm = keep(Companions.Farm.start(cluster, plane.issueServingCertificate("farm"), folder));
            narrator.accept("storing " + options.nodes() + " nodes and " + options.pods() + " pods");
            Seeding.seed(plane.adminKubeconfig(), cluster, farm.kubeletPort(), narrator);
            broker = options.kafka() ? keep(Companions.Broker.start(folder)) : null;
            ServiceSettings settings = settings(options, folder, plane, broker);
            jvm = String.join(" ", settings.jvmFlags());
            narrator.accept("starting metrics-server");
            service = keep(ServiceProcess.launch(settings)).awaitReady(READY_WITHIN);
            narrator.accept("ready; settling for " + options.settle().toSeconds() + " s");
            Thread.sleep(options.settle());
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Starts everything and waits until it has settled. */
    static LoadStage set(LoadOptions options, Path folder, Consumer<String> narrator)
            throws IOException, InterruptedException {
        return new LoadStage(options, folder, narrator);
    }

    private static ControlPlane controlPlane(Path folder) {
        return ControlPlane.builder()
                .directory(folder.resolve("cluster"))
                .without(Component.CONTROLLER_MANAGER)
                .without(Component.SCHEDULER)
                .without(Component.KWOK)
                // Without a controller manager nobody makes the accounts that this would ask for.
                .flags(Component.API_SERVER, "--disable-admission-plugins=ServiceAccount")
                .start();
    }

    private static ServiceSettings settings(
            LoadOptions options, Path folder, ControlPlane plane, Companions.@Nullable Broker broker)
            throws IOException {
        ServiceSettings settings = ServiceSettings.of(
                        "metrics-server", Files.createDirectories(folder.resolve("metrics-server")))
                .withApi(plane.issueServingCertificate("metrics-server"))
                .with("windlass.kube.kubeconfig", plane.adminKubeconfig().toString())
                .with("windlass.metrics-server.kubelet-preferred-address-types", "InternalIP")
                .with("windlass.metrics-server.kubelet-use-node-status-port", "true")
                // One certificate stands for all kubelets and cannot name thousands of addresses; connections are kept,
                // so that
                // handshakes play no part in what is measured.
                .with("windlass.metrics-server.kubelet-insecure-tls", "true");
        settings = broker == null
                ? settings.with("windlass.stream.enabled", "false")
                : settings.with("windlass.stream.bootstrap-servers", broker.bootstrapServers())
                        .with("windlass.stream.topic-prefix", PREFIX);
        settings = settings.withJvmFlags(ChartOptions.of(ProjectRoot.find(), "metricsServer"));
        settings = options.heap().isEmpty() ? settings : settings.withJvmFlags("-Xmx" + options.heap());
        return settings.withJvmFlags(options.jvm().toArray(String[]::new));
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    Companions.Farm farm() {
        return farm;
    }

    ServiceProcess service() {
        return service;
    }

    /** The flags of the service's JVM. */
    String jvm() {
        return jvm;
    }

    /** The service's API. */
    URI api() {
        return URI.create("https://localhost:" + service.apiPort());
    }

    /** Trust in the cluster, and a client that may read everything. */
    SSLContext tls() {
        return TlsContexts.trusting(plane.clusterAuthority(), plane.issueClientCertificate("load", "system:masters"));
    }

    /** How much the topics hold; {@code null} without Kafka. */
    @Nullable
    TopicBytes topicBytes() {
        return broker == null ? null : new TopicBytes(broker.bootstrapServers(), PREFIX);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("closing the load run: " + e);
            }
        }
    }
}
