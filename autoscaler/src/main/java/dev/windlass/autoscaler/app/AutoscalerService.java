package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.actuation.EventSink;
import dev.windlass.autoscaler.actuation.KubeScaleAccess;
import dev.windlass.autoscaler.actuation.ScaleWriter;
import dev.windlass.autoscaler.actuation.StatusWriter;
import dev.windlass.autoscaler.api.CustomMetricsApi;
import dev.windlass.autoscaler.api.ExternalMetricsApi;
import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import dev.windlass.autoscaler.publish.CloserLooks;
import dev.windlass.autoscaler.publish.DecisionTopic;
import dev.windlass.autoscaler.publish.RecoveredHistories;
import dev.windlass.autoscaler.source.CustomMetrics;
import dev.windlass.autoscaler.source.ObservationReader;
import dev.windlass.kube.aggregated.ApiGroup;
import dev.windlass.kube.aggregated.HealthChecks;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.service.api.ShutdownDelay;
import dev.windlass.service.loop.LoopHealth;
import dev.windlass.service.settings.ApiConfig;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.NodeRequestPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxMetrics;
import dev.windlass.stream.read.TopicSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The service from its start to its end: the cluster is followed, histories are taken back from the topic, and the loop runs. */
@ApplicationScoped
public class AutoscalerService {
    private static final Logger LOG = Logger.getLogger(AutoscalerService.class);
    static final String SERVICE = "autoscaler";
    private static final Duration SAY_AGAIN = Duration.ofSeconds(30);
    private static final int PERIODS_WITHOUT_A_TURN = 4;
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(60);

    private final InstantSource time = InstantSource.system();
    private final AutoscalerConfig config;
    private final ApiConfig apiConfig;
    private final KubeConnection connection;
    private final Vertx vertx;
    private final ObservedCluster cluster;
    private final Outbox outbox;
    private final MetricSources sources;
    private final RecoveredHistories recovered;
    private final Actuators actuators;
    private final LoopHealth health;
    private final HorizontalLoop loop;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable ServedApis apis;
    private volatile boolean stopping;
    private volatile boolean started;

    AutoscalerService(
            AutoscalerConfig config,
            ApiConfig apiConfig,
            KubeConnection connection,
            StreamSettings stream,
            Vertx vertx,
            MeterRegistry meters,
            OpenTelemetry telemetry)
            throws IOException {
        HorizontalSettings settings = SettingsReading.horizontal(config);
        this.config = config;
        this.apiConfig = apiConfig;
        this.connection = connection;
        this.vertx = vertx;
        this.cluster = new ObservedCluster(connection, config.workloadAutoscalers(), config.requestTimeout(), time);
        this.outbox = Outbox.start(stream, SERVICE);
        TopicSource topics = TopicSource.of(stream, SERVICE, time);
        this.sources = new MetricSources(config, connection, cluster.resources(), topics, stream, time);
        this.recovered = RecoveredHistories.follow(topics, stream.topics());
        this.actuators = Actuators.of(config, connection, time);
        this.health = new LoopHealth("horizontal-loop", patience(config), time);
        AutoscalerMetrics metrics =
                new AutoscalerMetrics(meters, () -> cluster.autoscalers().size());
        new OutboxMetrics(outbox, stream.topics()).bindTo(meters);
        sources.bindTo(meters);
        DecisionTopic topic = new DecisionTopic(new DecisionPublisher(outbox, stream.topics(), SERVICE));
        CloserLooks looks = new CloserLooks(
                new NodeRequestPublisher(outbox, stream.topics()),
                config.closerLook().resolution(),
                config.syncPeriod().multipliedBy(2),
                config.closerLook().maxNodes());
        Gauge.builder("windlass_autoscaler_closer_looks", looks, CloserLooks::asked)
                .description("Nodes of which finer samples are asked for at the moment")
                .register(meters);
        this.loop = loop(settings, metrics, topic, new Attention(looks, sources::node), telemetry);
    }

    private static Duration patience(AutoscalerConfig config) {
        Duration periods = config.syncPeriod().multipliedBy(PERIODS_WITHOUT_A_TURN);
        return periods.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : periods;
    }

    private HorizontalLoop loop(
            HorizontalSettings settings,
            AutoscalerMetrics metrics,
            DecisionTopic topic,
            Attention attention,
            OpenTelemetry telemetry) {
        KubeScaleAccess scales = new KubeScaleAccess(connection, cluster.resources(), config.requestTimeout());
        EventSink events = actuators.events();
        Reconciler reconciler = new Reconciler(
                config.mode(),
                new Reconciler.Parts(
                        scales,
                        new ScaleWriter(scales, Thread::sleep, RandomGenerator.getDefault()),
                        new ObservationReader(cluster.pods(), sources.reader(), settings),
                        new StatusKeeper(new StatusWriter(new KubeObjects(connection)), events, metrics),
                        events,
                        topic,
                        attention,
                        new Histories(recovered, config.syncPeriod().multipliedBy(2)),
                        metrics,
                        new EvaluationTrace(telemetry.getTracer(SERVICE))),
                time);
        return new HorizontalLoop(
                cluster.autoscalers(),
                reconciler,
                config.syncPeriod(),
                config.concurrentSyncs(),
                health,
                actuators::mayAct,
                time);
    }

    void onStart(@Observes StartupEvent event) throws IOException {
        // Discovery of an aggregated API has to answer at once, whatever else is not there yet.
        apis = serve();
        threads.execute(this::run);
    }

    private @Nullable ServedApis serve() throws IOException {
        Optional<CustomMetrics> custom = sources.custom();
        if (custom.isEmpty()) {
            LOG.info("no metrics API is served: windlass.autoscaler.prometheus-url is not set");
            return null;
        }
        List<ApiGroup> groups = new ArrayList<>();
        groups.add(new CustomMetricsApi(
                custom.get(),
                cluster.resources(),
                new ClusterObjects(connection, cluster.pods(), config.requestTimeout()),
                time));
        groups.add(new ExternalMetricsApi(custom.get(), time));
        ServedApis served = ServedApis.start(vertx, apiConfig, connection, groups, checks(), time);
        LOG.infof("metrics APIs served: port=%d", served.port());
        return served;
    }

    private HealthChecks checks() {
        HealthChecks.Check pods = new HealthChecks.Check(
                "pods-listed",
                () -> cluster.podState().synced() ? Optional.empty() : Optional.of("pods have not been listed yet"));
        HealthChecks.Check shutdown = new HealthChecks.Check(
                "shutdown", () -> stopping ? Optional.of("the process is shutting down") : Optional.empty());
        return new HealthChecks(List.of(), List.of(pods, shutdown), List.of());
    }

    private void run() {
        try {
            while (!cluster.awaitSynced(SAY_AGAIN)) {
                LOG.warnf(
                        "waiting for the API server: pods=%s autoscalers=%s",
                        cluster.podState(), cluster.autoscalerState());
            }
            boolean samples = sources.awaitSamples(config.readBackDeadline());
            boolean decisions = recovered.await(config.readBackDeadline());
            LOG.infof(
                    "evaluating: mode=%s autoscalers=%d samplesRead=%s decisionsRead=%s",
                    config.mode(), cluster.autoscalers().size(), samples, decisions);
            health.finished();
            loop.start();
            started = true;
            actuators.elect(loop::lead, loop::rest);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        ShutdownDelay.pass(apiConfig);
        loop.close();
        threads.shutdownNow();
        actuators.close();
        ServedApis served = apis;
        if (served != null) {
            served.close();
        }
        sources.close();
        recovered.close();
        cluster.close();
        outbox.close();
    }

    /** The loop's pulse; empty while the objects are not there yet, since there is no loop then. */
    Optional<LoopHealth> pulse() {
        return started ? Optional.of(health) : Optional.empty();
    }

    ObservedCluster cluster() {
        return cluster;
    }

    MetricSources sources() {
        return sources;
    }

    Outbox outbox() {
        return outbox;
    }

    boolean isLeading() {
        return loop.isLeading();
    }
}
