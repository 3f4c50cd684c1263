package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeBuilder;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodBuilder;
import dev.windlass.kube.selector.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cluster that is looked at again and again while the clock is stepped. */
final class Scene {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<String, NodeGroup> groups = new HashMap<>();
    private final Map<String, String> groupOfNode = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private final List<DisruptionBudget> budgets = new ArrayList<>();
    private final Set<String> expecting = new HashSet<>();
    private Workloads workloads = Workloads.UNKNOWN;
    private Input.Deleting deleting = Input.Deleting.NONE;
    private Cooldown.LastEvents last = Cooldown.LastEvents.NONE;
    private Settings settings = Settings.DEFAULTS;
    private Memory memory = Memory.EMPTY;
    private Instant now = START;

    Scene group(String id, int min, int max) {
        groups.put(id, new NodeGroup(id, min, max, 0));
        return this;
    }

    /** A node of a group; the group's target size grows with it. */
    Scene node(String group, NodeBuilder node) {
        Node built = node.build();
        nodes.add(built);
        groupOfNode.put(built.name(), group);
        groups.computeIfPresent(
                group, (id, old) -> new NodeGroup(id, old.minSize(), old.maxSize(), old.targetSize() + 1));
        return this;
    }

    Scene unmanaged(NodeBuilder node) {
        nodes.add(node.build());
        return this;
    }

    Scene pod(PodBuilder pod) {
        pods.add(pod.build());
        return this;
    }

    Scene budget(String app, int allowed) {
        budgets.add(
                new DisruptionBudget("default", app + "-budget", LabelSelector.ofLabels(Map.of("app", app)), allowed));
        return this;
    }

    Scene expecting(String node) {
        expecting.add(node);
        return this;
    }

    Scene workloads(Workloads known) {
        workloads = known;
        return this;
    }

    Scene deleting(Input.Deleting nodesOnTheirWayOut) {
        deleting = nodesOnTheirWayOut;
        return this;
    }

    Scene last(Cooldown.LastEvents events) {
        last = events;
        return this;
    }

    Scene settings(Settings other) {
        settings = other;
        return this;
    }

    Scene after(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    Plan look() {
        Input input = new Input(
                ClusterSnapshot.of(nodes, pods),
                expecting,
                groups,
                groupOfNode,
                budgets,
                workloads,
                deleting,
                last,
                Input.Floor.NONE,
                now);
        Plan plan = new Planner(Scheduling.STANDARD, InstantSource.fixed(now)).plan(input, settings, memory);
        memory = plan.memory();
        return plan;
    }

    Kept keptBecause(String node) {
        return look().kept().stream()
                .filter(kept -> kept.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError(node + " is not kept"));
    }
}
