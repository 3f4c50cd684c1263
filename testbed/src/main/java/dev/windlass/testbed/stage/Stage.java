package dev.windlass.testbed.stage;

import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.broker.EmbeddedBroker;
import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.prometheus.DashboardQueries;
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
    /** Marks every node of the stage; the node groups' own nodes carry it too. */
    static final String NODE_LABEL = "windlass.dev/demo";

    private static final Duration READY = Duration.ofSeconds(90);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);
    private final Venue venue;
    private final EmbeddedBroker broker;
    private final PrometheusServer prometheus;
    private final SimulatedWorkload workload;

    private Stage(StageSettings settings) {
        try {
            Files.createDirectories(settings.directory());
            venue = keep(venue(settings));
            settings.progress().accept("installing the CRD of WorkloadAutoscaler");
            keep(Definitions.install(cluster()));
            settings.progress().accept("starting Kafka (one KRaft broker in this process)");
            broker = keep(EmbeddedBroker.start(settings.directory().resolve("kafka")));
            settings.progress()
                    .accept("creating two nodes with little room, two node groups and the Deployment web-app");
            node("base-1");
            node("base-2");
            cluster().apply(Manifests.NODE_GROUPS.text());
            cluster().apply(Manifests.WEB_APP.text());
            workload = keep(SimulatedWorkload.start(cluster(), "shop", "web-app"));
            Path prometheusFolder = settings.directory().resolve("prometheus");
            ScrapeTargets targets = new ScrapeTargets(prometheusFolder);
            targets.add("web-app", workload.address(), "/metrics");
            Path rules = Files.createDirectories(prometheusFolder.resolve("rules"));
            Files.copy(DashboardQueries.ruleFile(), rules.resolve("windlass.yaml"));
            prometheus = keep(PrometheusServer.start(prometheusFolder, targets.configuration()));
            launchServices(settings, targets);
            settings.progress().accept("waiting for every service to be ready");
            services.values().forEach(service -> service.awaitReady(READY));
            register(Part.METRICS_SERVER, "metrics.k8s.io", "v1beta1", "v1");
            register(Part.AUTOSCALER, "custom.metrics.k8s.io", "v1beta2", "v1beta1");
            cluster().apply(Manifests.WEB_HPA.text());
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

    private static Venue venue(StageSettings settings) {
        return switch (settings.ground()) {
            case StageSettings.Ground.NewCluster _ -> {
                settings.progress()
                        .accept("starting etcd, kube-apiserver, kube-scheduler, kube-controller-manager and KWOK");
                yield OwnVenue.start();
            }
            case StageSettings.Ground.GivenCluster(Path kubeconfig) -> {
                settings.progress().accept("starting KWOK for the nodes of the story on the cluster of " + kubeconfig);
                yield GivenVenue.at(kubeconfig, settings.directory());
            }
        };
    }

    private void node(String name) {
        KwokNode.of(name, "1500m", "4Gi").withLabels(Map.of(NODE_LABEL, "base")).create(cluster());
    }

    private void launchServices(StageSettings settings, ScrapeTargets targets) {
        ServiceLauncher launcher =
                new ServiceLauncher(settings, venue, broker.bootstrapServers(), prometheus.address());
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
            cluster().register(venue.api(group, version, service(part).apiPort()));
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }

    public Cluster cluster() {
        return venue.cluster();
    }

    /**
     * The control plane, for tests that stop parts of it.
     *
     * @throws IllegalStateException when the stage stands on a given cluster
     */
    public ControlPlane controlPlane() {
        return switch (venue) {
            case OwnVenue own -> own.cluster();
            case GivenVenue _ ->
                throw new IllegalStateException("this stage stands on a cluster that it did not start");
        };
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
