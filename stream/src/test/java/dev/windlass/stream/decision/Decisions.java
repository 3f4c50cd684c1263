package dev.windlass.stream.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;

/** Decisions as tests need them. */
public final class Decisions {
    private static final Instant AT = Instant.parse("2026-05-04T10:00:00.5Z");

    private Decisions() {}

    /** A scale-up of {@code shop/<name>} to {@code replicas}, with one metric read, one failed, and one limit. */
    public static HorizontalDecision horizontal(String name, int replicas) {
        return new HorizontalDecision(
                new ObjectRef("autoscaling/v2", "HorizontalPodAutoscaler", "shop", name + "-hpa", "uid-1"),
                new ObjectRef("apps/v1", "Deployment", "shop", name, ""),
                AT,
                HorizontalDecision.Mode.DRIVE,
                2,
                replicas,
                2,
                10,
                List.of(
                        new MetricProposal("Resource", "cpu", "83%", "70%", replicas + 1, null),
                        new MetricProposal("Pods", "requests", null, "1k", null, "no such metric")),
                List.of(new AppliedLimit("TooManyReplicas", replicas + 1, replicas, "at most " + replicas)),
                "Scale " + name + " from 2 to " + replicas + ": cpu is at 83% of 70%.",
                JsonNodeFactory.instance.objectNode().put("version", 1).put("usage", 0.1));
    }

    /** An order of one node for {@code group}. */
    public static ClusterDecision cluster(String group) {
        return new ClusterDecision(
                group,
                ClusterDecision.Trigger.HORIZONTAL_DECISION,
                AT,
                1,
                2,
                List.of("node-9"),
                List.of("shop/web-3"),
                List.of(
                        new ClusterDecision.Option(group, 1, 1, 0.25, ""),
                        new ClusterDecision.Option("large", 0, 0, 0, "at its maximum")),
                "Add one node to " + group + ".",
                JsonNodeFactory.instance.objectNode());
    }
}
