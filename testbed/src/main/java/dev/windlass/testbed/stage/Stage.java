package dev.windlass.testbed.stage;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.prometheus.PrometheusServer;
import dev.windlass.testbed.service.ServiceProcess;
import dev.windlass.testbed.workload.SimulatedWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A cluster with little room, a broker, a Prometheus, a workload under load, and every service of Windlass as the process a user
 * would run. Closing it ends everything it started, in the reverse order.
 */
public final class Stage implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(90);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);
    private final ControlPlane cluster;
    private final EmbeddedBroker broker;
    private final PrometheusServer prometheus;
    private final SimulatedWorkload workload;

    private Stage(StageSettings settings) {
        try {
            Files.createDirectories(settings.directory());
            settings.progress()
                    .accept("starting etcd, kube-apiserver, kube-scheduler, kube-controller-manager and KWOK");
            cluster = keep(ControlPlane.builder().withoutHpaController().start());
            settings.progress().accept("starting Kafka (one KRaft broker in this process)");
            broker = keep(EmbeddedBroker.start(settings.directory().resolve("kafka")));
            settings.progress()
                    .accept("creating two nodes with little room, two node groups and the Deployment web-app");
            KwokNode.of("base-1", "1500m", "4Gi").create(cluster);
            KwokNode.of("base-2", "1500m", "4Gi").create(cluster);
            cluster.apply(Manifests.NODE_GROUPS.text());
            cluster.apply(Manifests.WEB_APP.text());
            workload = keep(SimulatedWorkload.start(cluster, "shop", "web-app"));
            Path prometheusFolder = settings.directory().resolve("prometheus");
            ScrapeTargets targets = new ScrapeTargets(prometheusFolder);
            targets.add("web-app", workload.address(), "/metrics");
            prometheus = keep(PrometheusServer.start(prometheusFolder, targets.configuration()));
            launchServices(settings, targets);
            settings.progress().accept("waiting for every service to be ready");
            services.values().forEach(service -> service.awaitReady(READY));
            register(Part.METRICS_SERVER, "metrics.k8s.io", "v1beta1", "v1");
            register(Part.AUTOSCALER, "custom.metrics.k8s.io", "v1beta2", "v1beta1");
            cluster.apply(Manifests.WEB_HPA.text());
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("set the stage in " + settings.directory(), e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Starts everything and waits until every service is ready. */
    public static Stage set(StageSettings settings) {
        return new Stage(settings);
    }

    private void launchServices(StageSettings settings, ScrapeTargets targets) {
        ServiceLauncher launcher =
                new ServiceLauncher(settings, cluster, broker.bootstrapServers(), prometheus.address());
        for (Part part : Part.values()) {
            settings.progress().accept("starting " + part.module());
            ServiceProcess service = keep(launcher.launch(part));
            services.put(part, service);
            targets.add(part.module(), service.http(), "/q/metrics");
        }
        targets.add(Part.STATE_METRICS.module(), service(Part.STATE_METRICS).http(), "/metrics");
    }

    private void register(Part part, String group, String... versions) {
        for (String version : versions) {
            cluster.register(cluster.aggregatedApi(group, version, service(part).apiPort()));
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    public ControlPlane cluster() {
        return cluster;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public PrometheusServer prometheus() {
        return prometheus;
    }

    /** The load on web-app. */
    public SimulatedWorkload workload() {
        return workload;
    }

    public ServiceProcess service(Part part) {
        return Objects.requireNonNull(services.get(part), part.module());
    }

    /** How a reader of this stage's topics reaches them. */
    public StreamSettings stream() {
        return StreamSettings.of(broker.bootstrapServers());
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("closing the stage: " + e);
            }
        }
    }
}
