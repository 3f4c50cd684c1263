package dev.windlass.cluster.app;

import dev.windlass.cluster.observe.View;
import dev.windlass.cluster.scaledown.Kept;
import dev.windlass.cluster.scaledown.Plan;
import dev.windlass.cluster.scaleup.Backoff;
import dev.windlass.cluster.scaleup.Limits.Totals;
import dev.windlass.cluster.scaleup.Readiness;
import dev.windlass.cluster.snapshot.NodeGroup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Metrics about ourselves: the peer's names, which dashboards rely on, and our own under {@code windlass_}. */
final class AutoscalerMetrics {
    private static final String PEER = "cluster_autoscaler_";
    private static final String OWN = "windlass_cluster_autoscaler_";
    private static final Tags NO_DEVICES = Tags.of("gpu_resource_name", "", "gpu_name", "", "dra_drivers", "");

    private final MeterRegistry registry;
    private final boolean perGroup;
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();
    private final Map<Step, Timer> timers = new EnumMap<>(Step.class);
    private final MultiGauge nodes;
    private final MultiGauge unremovable;
    private final MultiGauge lastActivity;
    private final Map<String, Instant> activities = new ConcurrentHashMap<>();
    private final MultiGauge groupMin;
    private final MultiGauge groupMax;
    private final MultiGauge groupTarget;
    private final MultiGauge groupHealth;
    private final MultiGauge groupBackoff;

    AutoscalerMetrics(MeterRegistry registry, boolean perGroup) {
        this.registry = registry;
        this.perGroup = perGroup;
        this.nodes = rows("nodes_count", "Nodes by state.");
        this.unremovable = rows("unremovable_nodes_count", "Nodes that stay, by reason.");
        this.lastActivity = rows("last_activity", "Unix time at which an activity last ran.");
        this.groupMin = rows("node_group_min_count", "Smallest size of a node group.");
        this.groupMax = rows("node_group_max_count", "Largest size of a node group.");
        this.groupTarget = rows("node_group_target_count", "Size a node group is to have.");
        this.groupHealth = rows("node_group_healthiness", "Whether a node group is healthy.");
        this.groupBackoff = rows("node_group_backoff_status", "Whether a node group is left alone after a failure.");
        for (Step step : Step.values()) {
            timers.put(
                    step,
                    Timer.builder(PEER + "function_duration")
                            .tag("function", step.text())
                            .description("Time taken by the steps of a pass.")
                            .serviceLevelObjectives(buckets())
                            .register(registry));
        }
        for (String result : List.of("succeeded", "failed")) {
            evictions(result);
        }
        for (String reason : List.of("underutilized", "empty", "unready")) {
            scaledDown(reason);
        }
        counter(PEER + "scaled_up_nodes", "Nodes ordered.", NO_DEVICES);
    }

    private static Duration[] buckets() {
        return LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);
    }

    void took(Step step, Duration duration) {
        Objects.requireNonNull(timers.get(step)).record(duration);
    }

    void active(String activity, Instant now) {
        activities.put(activity, now);
        lastActivity.register(
                activities.entrySet().stream()
                        .map(entry -> Row.of(
                                Tags.of("activity", entry.getKey()),
                                entry.getValue().toEpochMilli() / 1_000.0))
                        .collect(Collectors.toList()),
                true);
    }

    void saw(View view, Backoff backoff, Instant now) {
        Readiness total = view.total();
        nodes.register(
                List.of(
                        state("ready", total.ready()),
                        state("unready", total.unready()),
                        state("notStarted", total.notStarted()),
                        state("suspended", 0),
                        state("unregistered", 0),
                        state("longUnregistered", 0)),
                true);
        set(
                PEER + "node_groups_count",
                "Node groups.",
                Tags.of("node_group_type", "autoscaled"),
                view.groups().size());
        Totals totals = view.totals();
        set(PEER + "cluster_cpu_current_cores", "Cores of all nodes.", Tags.empty(), totals.milliCpu() / 1_000);
        set(PEER + "cluster_memory_current_bytes", "Memory of all nodes.", Tags.empty(), totals.memoryBytes());
        if (perGroup) {
            groups(view.groups(), backoff, now);
        }
    }

    private void groups(List<NodeGroup> groups, Backoff backoff, Instant now) {
        List<Row<?>> min = new ArrayList<>();
        List<Row<?>> max = new ArrayList<>();
        List<Row<?>> target = new ArrayList<>();
        List<Row<?>> health = new ArrayList<>();
        List<Row<?>> paused = new ArrayList<>();
        for (NodeGroup group : groups) {
            Tags tags = Tags.of("node_group", group.id());
            min.add(Row.of(tags, group.minSize()));
            max.add(Row.of(tags, group.maxSize()));
            target.add(Row.of(tags, group.targetSize()));
            health.add(Row.of(tags, backoff.at(group.id(), now).isPresent() ? 0 : 1));
            backoff.at(group.id(), now).ifPresent(entry -> paused.add(Row.of(tags.and("reason", entry.code()), 1)));
        }
        groupMin.register(min, true);
        groupMax.register(max, true);
        groupTarget.register(target, true);
        groupHealth.register(health, true);
        groupBackoff.register(paused, true);
    }

    void limits(int maxNodes, long maxMilliCpu, long maxMemoryBytes) {
        set(PEER + "max_nodes_count", "Most nodes in all; 0 for no limit.", Tags.empty(), maxNodes);
        set(PEER + "cpu_limits_cores", "Limits on cores.", Tags.of("direction", "maximum"), maxMilliCpu / 1_000);
        set(PEER + "memory_limits_bytes", "Limits on memory.", Tags.of("direction", "maximum"), maxMemoryBytes);
    }

    void demand(long refused, long announced) {
        set(
                PEER + "unschedulable_pods_count",
                "Pods that the scheduler found no node for.",
                Tags.of("type", "unschedulable"),
                refused);
        set(OWN + "announced_pods", "Pods that horizontal decisions will bring.", Tags.empty(), announced);
    }

    void planned(Plan plan, int deleting) {
        Map<String, Long> reasons = plan.kept().stream()
                .collect(Collectors.groupingBy((Kept kept) -> kept.reason().text(), Collectors.counting()));
        unremovable.register(
                reasons.entrySet().stream()
                        .map(entry -> Row.of(Tags.of("reason", entry.getKey()), entry.getValue()))
                        .collect(Collectors.toList()),
                true);
        set(
                PEER + "unneeded_nodes_count",
                "Nodes the cluster could do without.",
                Tags.empty(),
                plan.unneeded().size());
        set(
                PEER + "scale_down_in_cooldown",
                "Whether a pause keeps nodes from being removed.",
                Tags.empty(),
                plan.pause().isPresent() ? 1 : 0);
        set(PEER + "pending_node_deletions", "Nodes on their way out.", Tags.empty(), deleting);
    }

    void safeToAutoscale(boolean safe) {
        set(PEER + "cluster_safe_to_autoscale", "Whether the cluster is healthy enough.", Tags.empty(), safe ? 1 : 0);
    }

    void leader(boolean leads) {
        set(OWN + "leader", "Whether this replica acts.", Tags.empty(), leads ? 1 : 0);
    }

    void settingsProblems(int count) {
        set(OWN + "settings_problems", "Keys of the settings ConfigMap that are wrong.", Tags.empty(), count);
    }

    void scaledUp(int count) {
        counter(PEER + "scaled_up_nodes", "Nodes ordered.", NO_DEVICES).increment(count);
    }

    void scaleUpFailed(String reason) {
        counter(PEER + "failed_scale_ups", "Orders that failed.", NO_DEVICES.and("reason", reason))
                .increment();
    }

    void removed(String reason) {
        scaledDown(reason).increment();
    }

    void evicted() {
        evictions("succeeded").increment();
    }

    void evictionFailed() {
        evictions("failed").increment();
    }

    void error(String type) {
        counter(PEER + "errors", "Errors by type.", Tags.of("type", type)).increment();
    }

    private Counter scaledDown(String reason) {
        return counter(PEER + "scaled_down_nodes", "Nodes removed.", NO_DEVICES.and("reason", reason));
    }

    private Counter evictions(String result) {
        return counter(PEER + "evicted_pods", "Evictions asked for.", Tags.of("eviction_result", result));
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private MultiGauge rows(String name, String description) {
        return MultiGauge.builder(PEER + name).description(description).register(registry);
    }

    private static Row<?> state(String state, int count) {
        return Row.of(Tags.of("state", state), count);
    }

    private void set(String name, String description, Tags tags, long value) {
        gauges.computeIfAbsent(name + tags, _ -> {
                    AtomicLong held = new AtomicLong();
                    Gauge.builder(name, held, AtomicLong::doubleValue)
                            .description(description)
                            .tags(tags)
                            .register(registry);
                    return held;
                })
                .set(value);
    }
}
