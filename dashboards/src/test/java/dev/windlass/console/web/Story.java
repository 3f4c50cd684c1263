package dev.windlass.console.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.AutoscalerFacts.Condition;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.NodeFacts.Readiness;
import dev.windlass.console.projection.NodeGroupFacts;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.PodFacts.Phase;
import dev.windlass.console.projection.Reading;
import dev.windlass.console.projection.Refusal;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.SourceState.Origin;
import dev.windlass.console.projection.WorkloadFacts;
import dev.windlass.console.projection.WorkloadName;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An evening in a shop's cluster, always the same: load on {@code web-app} rises, replicas and nodes follow, and at the end a few
 * things are wrong that a person would want to see first.
 */
final class Story {
    private static final long GIB = 1L << 30;
    private static final Duration LENGTH = Duration.ofMinutes(45);
    private static final int STEP = 15;
    private static final String NO_CPU =
            "0/5 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }, 4 Insufficient cpu."
                    + " preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.";
    private static final String NO_GPU =
            "0/5 nodes are available: 5 Insufficient nvidia.com/gpu. preemption: 0/5 nodes are available: 5 No preemption victims"
                    + " found for incoming pod.";

    private final List<Event> events = new ArrayList<>();
    private final Random random = new Random(7);
    private final Instant end;
    private final Instant start;
    private Instant now;
    private int webReplicas = 3;
    private int generalNodes = 3;
    private int decisions;

    private Story(Instant end) {
        this.end = end;
        this.start = end.minus(LENGTH);
        this.now = start;
    }

    /** The events of the story, the last of them just before {@code end}. */
    static List<Event> until(Instant end) {
        Story story = new Story(end);
        story.tell();
        return story.events;
    }

    private void tell() {
        sources();
        for (int i = 1; i <= generalNodes; i++) {
            node("general-" + i, "general", Readiness.READY, "", start.minus(Duration.ofDays(9)));
        }
        node("memory-1", "memory", Readiness.READY, "", start.minus(Duration.ofDays(30)));
        fixedPods();
        web(webReplicas, webReplicas, "");
        for (; now.isBefore(end); now = now.plusSeconds(STEP)) {
            follow();
        }
        now = end.minusSeconds(2);
        troubles();
    }

    private void sources() {
        for (String topic : List.of("samples", "decisions.horizontal", "decisions.cluster")) {
            events.add(new Event.SourceReported(now, new SourceState(topic, Origin.KAFKA, Connection.LIVE, now, "")));
        }
        for (String kind : List.of("nodes", "pods", "deployments", "horizontalpodautoscalers")) {
            events.add(
                    new Event.SourceReported(now, new SourceState(kind, Origin.KUBERNETES, Connection.LIVE, now, "")));
        }
    }

    private void fixedPods() {
        workload("checkout", "shop", 4, 2, 8, "52%", "60%");
        workload("search", "shop", 3, 2, 12, "61%", "70%");
        workload("recommendations", "shop", 2, 1, 6, "38%", "75%");
        workload("ingest", "data", 5, 2, 20, "64%", "65%");
        for (int i = 1; i <= 4; i++) {
            pod(
                    "platform",
                    "node-agent-" + i,
                    "node-agent",
                    i <= generalNodes ? "general-" + i : "memory-1",
                    "Running");
        }
    }

    private void workload(String name, String namespace, int replicas, int min, int max, String cpu, String target) {
        for (int i = 0; i < replicas; i++) {
            pod(namespace, name + "-6c7f9d8b5-" + suffix(name, i), name, "general-" + (i % 3 + 1), "Running");
        }
        WorkloadName workload = new WorkloadName("Deployment", new ObjectName(namespace, name));
        events.add(new Event.WorkloadSeen(now, new WorkloadFacts(workload, replicas, replicas, replicas)));
        events.add(new Event.AutoscalerSeen(
                now,
                new AutoscalerFacts(
                        new ObjectName(namespace, name + "-hpa"),
                        workload,
                        min,
                        max,
                        replicas,
                        replicas,
                        List.of(Reading.of("Resource", "cpu", cpu, target)),
                        List.of(condition(
                                "ScalingActive",
                                true,
                                "ValidMetricFound",
                                "the HPA was able to compute the replica count")))));
    }

    /** One step of the evening. */
    private void follow() {
        long minute = Duration.between(start, now).toMinutes();
        int percent = load(minute);
        if (minute == 12 && webReplicas == 3) {
            scaleWeb(5, percent);
            ordered(4, "shop/web-app needs 5 replicas; 2 of them fit on no node");
        } else if (minute == 19 && webReplicas == 5) {
            scaleWeb(8, percent);
            ordered(5, "3 pods of shop/web-app are pending: Insufficient cpu on every node");
        } else if (minute == 37 && webReplicas == 8) {
            scaleWeb(6, percent);
        }
        web(webReplicas, webReplicas, percent + "%");
        for (int i = 1; i <= generalNodes; i++) {
            sample("general-" + i, i == 2 ? 5100 : 3900 + percent * 18L);
        }
        sample("memory-1", 1900);
        events.add(new Event.Ticked(now));
    }

    private int load(long minute) {
        double wave = minute < 10
                ? 55
                : minute < 12 ? 96 : minute < 19 ? 82 + minute : minute < 24 ? 74 : minute < 35 ? 66 : 48;
        return (int) (wave + random.nextInt(7) - 3);
    }

    private void scaleWeb(int to, int percent) {
        String requests = (700 + random.nextInt(60)) + "";
        List<AppliedLimit> limits = to > 5 && to > webReplicas
                ? List.of(new AppliedLimit("ScaleUpLimit", to + 2, to, "at most 4 pods or 100% in 15 s"))
                : List.of();
        String reason = to > webReplicas
                ? "cpu is at %d%% of a target of 70%%, which asks for %d replicas".formatted(percent, to)
                : "every metric is below its target: cpu at %d%% of 70%%, held for 5 minutes before scaling down"
                        .formatted(percent);
        events.add(new Event.HorizontallyDecided(
                now,
                "decisions.horizontal-0-" + decisions++,
                new HorizontalDecision(
                        new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", "shop", "web-hpa", ""),
                        new ObjectRef("apps/v1", "Deployment", "shop", "web-app", ""),
                        now,
                        HorizontalDecision.Mode.DRIVE,
                        webReplicas,
                        to,
                        2,
                        10,
                        List.of(
                                new MetricProposal("Resource", "cpu", percent + "%", "70%", to, null),
                                new MetricProposal(
                                        "Pods", "http_requests_per_second", requests, "1k", Math.max(2, to - 1), null)),
                        limits,
                        "web-app goes from %d to %d replicas because %s.".formatted(webReplicas, to, reason),
                        JsonNodeFactory.instance.objectNode())));
        for (int i = 0; i < Math.max(webReplicas, to); i++) {
            String name = "web-app-7d4b9c6f5-" + suffix("web", i);
            if (i >= to) {
                events.add(new Event.PodGone(now, new ObjectName("shop", name)));
            } else {
                pod("shop", name, "web-app", "general-" + (i % generalNodes + 1), "Running");
            }
        }
        webReplicas = to;
    }

    private void ordered(int to, String why) {
        events.add(new Event.ClusterDecided(
                now.plusSeconds(2),
                "decisions.cluster-0-" + decisions++,
                new ClusterDecision(
                        "general",
                        to == 4 ? ClusterDecision.Trigger.HORIZONTAL_DECISION : ClusterDecision.Trigger.PENDING_PODS,
                        now.plusSeconds(2),
                        generalNodes,
                        to,
                        List.of("general-" + to),
                        List.of("shop/web-app-7d4b9c6f5-" + suffix("web", to)),
                        List.of(
                                new ClusterDecision.Option("general", 1, 3, 0.18, ""),
                                new ClusterDecision.Option("memory", 1, 3, 0.61, ""),
                                new ClusterDecision.Option(
                                        "gpu", 0, 0, 0, "node(s) had untolerated taint {gpu: true}")),
                        "general grows from %d to %d nodes because %s; it wastes the least (18%%)."
                                .formatted(generalNodes, to, why),
                        JsonNodeFactory.instance.objectNode())));
        groups(generalNodes, to, "");
        generalNodes = to;
        node("general-" + to, "general", Readiness.READY, "", now.plusSeconds(40));
    }

    private void groups(int ready, int target, String gpuTrouble) {
        events.add(new Event.NodeGroupsSeen(
                now,
                List.of(
                        new NodeGroupFacts("general", 2, 8, target, ready, ready, "", now),
                        new NodeGroupFacts("memory", 1, 3, 1, 1, 1, "", start),
                        new NodeGroupFacts("gpu", 0, 2, 0, 0, 0, gpuTrouble, now.minusSeconds(240)))));
    }

    private void web(int current, int desired, String cpu) {
        WorkloadName workload = new WorkloadName("Deployment", new ObjectName("shop", "web-app"));
        events.add(new Event.WorkloadSeen(now, new WorkloadFacts(workload, desired, current, current)));
        events.add(new Event.AutoscalerSeen(
                now,
                new AutoscalerFacts(
                        new ObjectName("shop", "web-hpa"),
                        workload,
                        2,
                        10,
                        current,
                        desired,
                        List.of(
                                Reading.of("Resource", "cpu", cpu.isEmpty() ? "55%" : cpu, "70%"),
                                Reading.of("Pods", "http_requests_per_second", (680 + random.nextInt(90)) + "", "1k")),
                        List.of(
                                condition(
                                        "AbleToScale",
                                        true,
                                        "ReadyForNewScale",
                                        "recommended size matches current size"),
                                condition(
                                        "ScalingActive",
                                        true,
                                        "ValidMetricFound",
                                        "the HPA was able to successfully calculate a replica count"),
                                condition(
                                        "ScalingLimited",
                                        false,
                                        "DesiredWithinRange",
                                        "the desired count is within the acceptable range")))));
    }

    /** What is wrong at the end. */
    private void troubles() {
        groups(5, 5, "no capacity of this machine type in the zone: 3 orders failed");
        node(
                "memory-1",
                "memory",
                Readiness.NOT_READY,
                "Kubelet stopped posting node status.",
                start.minus(Duration.ofDays(30)));
        for (int i = 0; i < 2; i++) {
            waiting("data", "train-" + i, "train", NO_GPU, now.minusSeconds(250));
            events.add(new Event.ScaleUpRefused(
                    now,
                    new Refusal(
                            new ObjectName("data", "train-" + i),
                            "pod didn't trigger scale-up: 1 in backoff after failed scale-up, 2 Insufficient nvidia.com/gpu",
                            now.minusSeconds(200))));
        }
        waiting("shop", "search-6c7f9d8b5-late", "search", NO_CPU, now.minusSeconds(20));
        pod("shop", "recommendations-6c7f9d8b5-crash", "recommendations", "general-2", "CrashLoopBackOff");
        WorkloadName gateway = new WorkloadName("Deployment", new ObjectName("platform", "gateway"));
        events.add(new Event.WorkloadSeen(now, new WorkloadFacts(gateway, 6, 6, 6)));
        events.add(new Event.AutoscalerSeen(
                now,
                new AutoscalerFacts(
                        new ObjectName("platform", "gateway-hpa"),
                        gateway,
                        2,
                        6,
                        6,
                        6,
                        List.of(Reading.of("Resource", "cpu", "94%", "70%")),
                        List.of(new Condition(
                                "ScalingLimited",
                                true,
                                "TooManyReplicas",
                                "the desired replica count is more than the maximum replica count",
                                now.minusSeconds(600))))));
        events.add(new Event.Ticked(now));
    }

    private void node(String name, String group, Readiness readiness, String message, Instant createdAt) {
        events.add(new Event.NodeSeen(
                now,
                new NodeFacts(name, group, createdAt, readiness, now.minusSeconds(95), message, 8000, 32 * GIB, 110)));
    }

    private void pod(String namespace, String name, String owner, String node, String status) {
        events.add(new Event.PodSeen(
                now,
                new PodFacts(
                        new ObjectName(namespace, name),
                        new WorkloadName("Deployment", new ObjectName(namespace, owner)),
                        node,
                        Phase.RUNNING,
                        status,
                        now,
                        status.equals("Running") ? 1 : 0,
                        1,
                        status.equals("Running") ? 0 : 7,
                        null,
                        1000,
                        2 * GIB)));
    }

    private void waiting(String namespace, String name, String owner, String message, Instant since) {
        events.add(new Event.PodSeen(
                now,
                new PodFacts(
                        new ObjectName(namespace, name),
                        new WorkloadName("Deployment", new ObjectName(namespace, owner)),
                        "",
                        Phase.PENDING,
                        "Pending",
                        since,
                        0,
                        1,
                        0,
                        new PodFacts.Unplaced("Unschedulable", message, since),
                        4000,
                        8 * GIB)));
    }

    private void sample(String node, long cpuMilli) {
        Usage usage = new Usage(
                now,
                Duration.ofSeconds(15),
                (cpuMilli + random.nextInt(300)) * 1_000_000,
                (14 + random.nextInt(3)) * GIB);
        List<ContainerSample> containers = new ArrayList<>();
        for (Event event : List.copyOf(events)) {
            if (containers.size() < 12
                    && event instanceof Event.PodSeen seen
                    && seen.pod().node().equals(node)) {
                containers.add(new ContainerSample(
                        seen.pod().name().namespace(),
                        seen.pod().name().name(),
                        "app",
                        new Point(null, now, 1, 1),
                        new Usage(
                                now,
                                Duration.ofSeconds(15),
                                (400 + random.nextInt(300)) * 1_000_000L,
                                GIB + random.nextInt(1 << 29))));
            }
        }
        events.add(new Event.Sampled(now, new NodeSample(node, now, null, usage, containers)));
    }

    private Condition condition(String type, boolean holds, String reason, String message) {
        return new Condition(type, holds, reason, message, start);
    }

    private static String suffix(String seed, int i) {
        Random letters = new Random((seed + i).hashCode());
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            text.append("bcdfghjklmnpqrstvwxz2456789".charAt(letters.nextInt(27)));
        }
        return text.toString();
    }
}
