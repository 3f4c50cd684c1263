package dev.windlass.cluster.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.drain.NodeMarks;
import dev.windlass.cluster.drain.Removals;
import dev.windlass.cluster.observe.ClusterMirror;
import dev.windlass.cluster.observe.HorizontalDecisions;
import dev.windlass.cluster.observe.SnapshotBuilder;
import dev.windlass.cluster.provider.NodeGroups;
import dev.windlass.cluster.provider.kwok.KwokNodeGroups;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.scaledown.Input;
import dev.windlass.cluster.scaledown.Planner;
import dev.windlass.cluster.scaleup.Backoff;
import dev.windlass.cluster.scaleup.ClusterHealth;
import dev.windlass.cluster.scaleup.Demand;
import dev.windlass.cluster.scaleup.Limits;
import dev.windlass.cluster.scaleup.Simulation;
import dev.windlass.cluster.scaleup.Templates;
import dev.windlass.cluster.scaleup.expander.Expander;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.status.StatusConfigMap;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.event.EventRecorder;
import dev.windlass.service.loop.LoopHealth;
import dev.windlass.stream.StreamSettings;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.publish.OutboxMetrics;
import dev.windlass.stream.read.ReaderMetrics;
import dev.windlass.stream.read.TopicSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** The service from its start to its end. */
@ApplicationScoped
public class ClusterAutoscaler {
    private static final Logger LOG = Logger.getLogger(ClusterAutoscaler.class);
    private static final String SERVICE = "cluster-autoscaler";
    private static final Duration STALE_AFTER = Duration.ofSeconds(20);
    private static final Duration RETRY_EVICTION_EVERY = Duration.ofSeconds(10);
    private static final Duration EVICTION_SLACK = Duration.ofSeconds(30);
    private static final long MILLI = 1_000;
    private static final long GIB = 1L << 30;

    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Wake wake = new Wake();
    private final AutoscalerConfig config;
    private final KubeConnection connection;
    private final StreamSettings stream;
    private final MeterRegistry meters;
    private final Outbox outbox;
    private final EventRecorder recorder;
    private final Events events;
    private final ClusterMirror mirror;
    private final HorizontalDecisions announcements;
    private final AutoscalerMetrics metrics;
    private final LiveSettings settings;
    private final SettingsWatch settingsWatch;
    private final LoopHealth pulse;
    private final Removals removals;
    private final Leadership leadership;
    private final Autoscaler autoscaler;
    private final Loop loop;

    ClusterAutoscaler(
            AutoscalerConfig config,
            KubeConnection connection,
            StreamSettings stream,
            MeterRegistry meters,
            OpenTelemetry telemetry) {
        this.config = config;
        this.connection = connection;
        this.stream = stream;
        this.meters = meters;
        this.settings = new LiveSettings(ScaleDownFlags.of(config.shrinking()));
        this.metrics = new AutoscalerMetrics(meters, config.process().emitPerNodegroupMetrics());
        this.outbox = Outbox.start(stream, SERVICE);
        this.recorder = new EventRecorder(connection, SERVICE, Leadership.identity(), clock);
        this.events = new Events(new KubeEvents(recorder), clock);
        this.mirror = new ClusterMirror(
                connection, clock, STALE_AFTER, config.growing().expendablePodsPriorityCutoff());
        this.announcements = HorizontalDecisions.follow(
                TopicSource.of(stream, SERVICE, clock),
                stream,
                config.growing().announcedPodsLifetime(),
                this::counts,
                wake::now);
        this.settingsWatch = new SettingsWatch(
                connection,
                config.process().namespace(),
                config.process().settingsConfigMapName(),
                settings,
                events,
                metrics,
                wake::now);
        this.pulse = new LoopHealth("pass", config.process().maxInactivity(), clock);
        this.leadership = new Leadership(config.process(), connection, wake::now);
        Tracer tracer = telemetry.getTracer(SERVICE);
        DecisionPublisher decisions = new DecisionPublisher(outbox, stream.topics(), SERVICE);
        NodeGroups groups = provider();
        NodeMarks marks = new NodeMarks(connection, config.draining().cordonNodeBeforeTerminating());
        Growth growth = growth(groups, decisions, tracer);
        Shrinkage shrinkage = shrinkage(marks, decisions, tracer);
        this.removals = new Removals(
                connection, groups, marks, events, drainRules(), mirror::podsOn, shrinkage, clock, Thread::sleep);
        this.autoscaler = autoscaler(groups, growth, shrinkage, tracer);
        this.loop =
                new Loop(autoscaler, leadership::leads, wake, config.process().scanInterval(), pulse, metrics);
    }

    private boolean counts(HorizontalDecision decision) {
        return switch (config.growing().announcedPods()) {
            case ALL -> true;
            case DRIVEN -> decision.mode() == HorizontalDecision.Mode.DRIVE;
            case OFF -> false;
        };
    }

    private NodeGroups provider() {
        String name = config.groups().cloudProvider();
        if (!name.equals("kwok")) {
            throw new IllegalArgumentException(
                    "cloud-provider is \"" + name + "\"; the only provider built so far is kwok");
        }
        return new KwokNodeGroups(
                connection, config.process().namespace(), config.groups().kwokProviderConfigmap(), clock, random);
    }

    private Growth growth(NodeGroups groups, DecisionPublisher decisions, Tracer tracer) {
        AutoscalerConfig.Growing flags = config.growing();
        // A chain that cannot be made must stop the start, not the first scale-up.
        Expander.chain(flags.expander());
        Growth.Rules rules = new Growth.Rules(
                new Demand(new HashSet<>(flags.allowedSchedulerNames().orElse(List.of())), flags.newPodScaleUpDelay()),
                new Limits(
                        flags.maxNodesTotal(), cores().max() * MILLI, memory().max() * GIB, flags.maxNodesPerScaleup()),
                new Backoff.Rules(
                        flags.initialNodeGroupBackoffDuration(),
                        flags.maxNodeGroupBackoffDuration(),
                        flags.nodeGroupBackoffResetTimeout()),
                flags.expander(),
                flags.maxNodeProvisionTime(),
                flags.announcedPodsLifetime(),
                config.process().namespace(),
                config.process().statusConfigMapName());
        metrics.limits(flags.maxNodesTotal(), cores().max() * MILLI, memory().max() * GIB);
        return new Growth(
                rules,
                new Simulation(Scheduling.STANDARD),
                groups,
                announcements,
                decisions,
                events,
                metrics,
                tracer,
                random);
    }

    private Shrinkage shrinkage(NodeMarks marks, DecisionPublisher decisions, Tracer tracer) {
        return new Shrinkage(
                new Planner(Scheduling.STANDARD, clock),
                settings,
                new Input.Floor(cores().min() * MILLI, memory().min() * GIB),
                marks,
                config.draining().maxBulkSoftTaintCount(),
                decisions,
                metrics,
                tracer,
                clock,
                wake::now);
    }

    private Range cores() {
        return Range.parse("cores-total", config.growing().coresTotal());
    }

    private Range memory() {
        return Range.parse("memory-total", config.growing().memoryTotal());
    }

    private Removals.Rules drainRules() {
        AutoscalerConfig.Draining flags = config.draining();
        return new Removals.Rules(
                flags.nodeDeleteDelayAfterTaint(),
                Duration.ofSeconds(flags.maxGracefulTerminationSec()),
                flags.maxPodEvictionTime(),
                RETRY_EVICTION_EVERY,
                EVICTION_SLACK,
                flags.daemonsetEvictionForOccupiedNodes(),
                flags.daemonsetEvictionForEmptyNodes(),
                config.growing().expendablePodsPriorityCutoff());
    }

    private Autoscaler autoscaler(NodeGroups groups, Growth growth, Shrinkage shrinkage, Tracer tracer) {
        AutoscalerConfig.Process process = config.process();
        Optional<StatusConfigMap> configMap = process.writeStatusConfigmap()
                ? Optional.of(new StatusConfigMap(connection, process.namespace(), process.statusConfigMapName()))
                : Optional.empty();
        Set<String> startupTaints =
                new HashSet<>(config.growing().startupTaint().orElse(List.of()));
        return new Autoscaler(
                mirror,
                new ProviderView(groups, metrics),
                new SnapshotBuilder(
                        new Templates(Scheduling.STANDARD, startupTaints),
                        config.growing().maxNodeStartupTime()),
                new ClusterHealth(
                        config.growing().okTotalUnreadyCount(), config.growing().maxTotalUnreadyPercentage()),
                growth,
                shrinkage,
                removals,
                new StatusWriter(
                        configMap, growth, events, metrics, process.namespace(), process.statusConfigMapName()),
                new Steps(tracer, metrics),
                metrics,
                events,
                clock);
    }

    void onStart(@Observes StartupEvent event) {
        new OutboxMetrics(outbox, stream.topics()).bindTo(meters);
        new ReaderMetrics(announcements.reader(), "decisions.horizontal").bindTo(meters);
        mirror.start(wake::now);
        leadership.start();
        loop.start();
        LOG.infof(
                "deciding: provider=%s scanInterval=%s expander=%s",
                config.groups().cloudProvider(),
                config.process().scanInterval(),
                config.growing().expander());
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.close();
        removals.close();
        leadership.close();
        announcements.close();
        settingsWatch.close();
        mirror.close();
        recorder.close();
        outbox.close();
    }

    ClusterMirror mirror() {
        return mirror;
    }

    HorizontalDecisions announcements() {
        return announcements;
    }

    Outbox outbox() {
        return outbox;
    }

    LoopHealth pulse() {
        return pulse;
    }

    ObjectNode answers() {
        return autoscaler.answers();
    }

    LiveSettings settings() {
        return settings;
    }

    boolean leads() {
        return leadership.leads();
    }
}
