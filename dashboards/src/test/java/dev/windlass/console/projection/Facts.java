package dev.windlass.console.projection;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.windlass.stream.decision.AppliedLimit;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.decision.MetricProposal;
import dev.windlass.stream.decision.ObjectRef;
import dev.windlass.stream.sample.ContainerSample;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.Point;
import dev.windlass.stream.sample.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Small facts for tests: one line each, everything unsaid is ordinary. */
public final class Facts {
    public static final Instant START = Instant.parse("2026-03-01T02:14:00Z");
    public static final long GIB = 1L << 30;

    private Facts() {}

    public static Instant after(long seconds) {
        return START.plusSeconds(seconds);
    }

    public static NodeFacts node(String name) {
        return new NodeFacts(name, "general", START, NodeFacts.Readiness.READY, START, "", 4000, 16 * GIB, 110);
    }

    public static NodeFacts notReady(String name, Instant since, String message) {
        return new NodeFacts(
                name, "general", START, NodeFacts.Readiness.NOT_READY, since, message, 4000, 16 * GIB, 110);
    }

    public static ObjectName name(String path) {
        int slash = path.indexOf('/');
        return new ObjectName(path.substring(0, slash), path.substring(slash + 1));
    }

    public static PodFacts running(String path, String node) {
        return pod(path, node, PodFacts.Phase.RUNNING, "Running");
    }

    public static PodFacts pod(String path, String node, PodFacts.Phase phase, String status) {
        ObjectName name = name(path);
        return new PodFacts(
                name,
                new WorkloadName("Deployment", new ObjectName(name.namespace(), "web-app")),
                node,
                phase,
                status,
                START,
                phase == PodFacts.Phase.RUNNING ? 1 : 0,
                1,
                0,
                null,
                500,
                GIB);
    }

    public static PodFacts waiting(String path, Instant since, String message) {
        PodFacts pod = pod(path, "", PodFacts.Phase.PENDING, "Pending");
        return new PodFacts(
                pod.name(),
                pod.owner(),
                "",
                pod.phase(),
                pod.status(),
                since,
                0,
                1,
                0,
                new PodFacts.Unplaced("Unschedulable", message, since),
                500,
                GIB);
    }

    public static AutoscalerFacts autoscaler(String path, int current, int desired, AutoscalerFacts.Condition... with) {
        ObjectName name = name(path);
        return new AutoscalerFacts(
                name,
                new WorkloadName("Deployment", new ObjectName(name.namespace(), "web-app")),
                2,
                10,
                current,
                desired,
                List.of(Reading.of("Resource", "cpu", "83%", "70%")),
                List.of(with));
    }

    public static AutoscalerFacts.Condition condition(String type, boolean holds, String reason, String message) {
        return new AutoscalerFacts.Condition(type, holds, reason, message, START);
    }

    public static HorizontalDecision scale(String path, int from, int to, Instant at) {
        ObjectName name = name(path);
        return new HorizontalDecision(
                new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", name.namespace(), name.name(), ""),
                new ObjectRef("apps/v1", "Deployment", name.namespace(), "web-app", ""),
                at,
                HorizontalDecision.Mode.DRIVE,
                from,
                to,
                2,
                10,
                List.of(new MetricProposal("Resource", "cpu", "83%", "70%", to, null)),
                List.of(new AppliedLimit("ScaleUpLimit", to + 3, to, "scale up by at most 4 pods in 15 s")),
                "web-app: " + from + " to " + to + " replicas because cpu is at 83% of a target of 70%",
                JsonNodeFactory.instance.objectNode().put("large", "x".repeat(100)));
    }

    public static ClusterDecision resize(String group, int from, int to, Instant at, String... pods) {
        return new ClusterDecision(
                group,
                ClusterDecision.Trigger.PENDING_PODS,
                at,
                from,
                to,
                List.of(),
                List.of(pods),
                List.of(new ClusterDecision.Option(group, to - from, pods.length, 0.5, "")),
                group + ": " + from + " to " + to + " nodes for " + pods.length + " pending pods",
                JsonNodeFactory.instance.objectNode());
    }

    public static NodeSample sample(String node, Instant at, long cpuMilli, ContainerSample... containers) {
        return new NodeSample(node, at, null, usage(at, cpuMilli), List.of(containers));
    }

    public static ContainerSample container(String podPath, String container, Instant at, long cpuMilli) {
        ObjectName pod = name(podPath);
        return new ContainerSample(
                pod.namespace(), pod.name(), container, new Point(null, at, 1, 1), usage(at, cpuMilli));
    }

    public static SourceState source(SourceState.Connection connection, SourceState.Origin origin, Instant since) {
        return new SourceState(
                origin == SourceState.Origin.KAFKA ? "samples" : "pods",
                origin,
                connection,
                since,
                connection == SourceState.Connection.LOST ? "connection refused" : "");
    }

    public static ClusterView fold(ClusterView view, Event... events) {
        ClusterView next = view;
        for (Event event : events) {
            next = Projection.fold(next, event);
        }
        return next;
    }

    public static ClusterView viewOf(Event... events) {
        return fold(ClusterView.empty(ViewLimits.DEFAULT), events);
    }

    private static Usage usage(Instant at, long cpuMilli) {
        return new Usage(at, Duration.ofSeconds(15), cpuMilli * 1_000_000, GIB);
    }
}
