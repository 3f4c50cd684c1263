package dev.windlass.cluster.observe;

import com.google.protobuf.Message;
import dev.windlass.cluster.scaledown.DisruptionBudget;
import dev.windlass.cluster.scaledown.Workloads;
import dev.windlass.cluster.scaleup.Announcement.Target;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Owner;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Pod.Progress;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Change;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchState;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.PodDisruptionBudget;
import dev.windlass.kube.wire.PodTemplateSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Keeps small records of everything a pass looks at, fed by watches. Reading it is cheap and safe from any thread. */
public final class ClusterMirror implements AutoCloseable {
    private static final Set<String> WATCHED_KINDS =
            Set.of("ReplicaSet", "StatefulSet", "DaemonSet", "Job", "ReplicationController");

    private final KubeConnection connection;
    private final InstantSource clock;
    private final Duration staleAfter;
    private final int expendableCutoff;
    private final Map<String, ObjectWatch<?, ?>> watches = new LinkedHashMap<>();
    private final PodReader podReader = new PodReader(new SharedSpecs());
    private final TemplatePods templatePods = new TemplatePods(podReader);
    private final Mirror<Node> nodes = new Mirror<>();
    private final Mirror<Pod> pods = new Mirror<>();
    private final Mirror<DisruptionBudget> budgets = new Mirror<>();
    private final List<Mirror<Workload>> workloads = new ArrayList<>();

    /**
     * @param staleAfter how long a failing watch is believed
     * @param expendableCutoff pods of a lower priority are left out altogether, so that their room counts as free
     */
    public ClusterMirror(KubeConnection connection, InstantSource clock, Duration staleAfter, int expendableCutoff) {
        this.connection = connection;
        this.clock = clock;
        this.staleAfter = staleAfter;
        this.expendableCutoff = expendableCutoff;
    }

    /**
     * Starts the watches.
     *
     * @param wake called when a pod turns out to need a place, or a node to be there
     */
    public void start(Runnable wake) {
        pods.onChange(change -> {
            if (needsPlaceNow(change)) {
                wake.run();
            }
        });
        watch(Kinds.NODE, NodeReader::read, nodes);
        watch(Kinds.POD, podReader::read, pods);
        watch(Kinds.POD_DISRUPTION_BUDGET, ClusterMirror::budget, budgets);
        watchWorkloads(
                Kinds.DEPLOYMENT,
                object -> scalable(
                        "Deployment",
                        object.getMetadata(),
                        object.getSpec().getReplicas(),
                        object.getSpec().getTemplate()));
        watchWorkloads(
                Kinds.REPLICA_SET,
                object -> scalable(
                        "ReplicaSet",
                        object.getMetadata(),
                        object.getSpec().getReplicas(),
                        object.getSpec().getTemplate()));
        watchWorkloads(
                Kinds.STATEFUL_SET,
                object -> scalable(
                        "StatefulSet",
                        object.getMetadata(),
                        object.getSpec().getReplicas(),
                        object.getSpec().getTemplate()));
        watchWorkloads(
                Kinds.DAEMON_SET,
                object -> scalable(
                        "DaemonSet", object.getMetadata(), 0, object.getSpec().getTemplate()));
        watchWorkloads(Kinds.JOB, object -> plain("Job", object.getMetadata(), 0));
        watchWorkloads(
                Kinds.REPLICATION_CONTROLLER,
                object -> plain(
                        "ReplicationController",
                        object.getMetadata(),
                        object.getSpec().getReplicas()));
    }

    private <M extends Message, T> void watch(Kind<M> kind, Function<M, T> projection, Mirror<T> mirror) {
        watches.put(kind.plural(), ObjectWatch.start(connection, WatchRequest.of(kind), projection, mirror));
    }

    private <M extends Message> void watchWorkloads(Kind<M> kind, Function<M, Workload> projection) {
        Mirror<Workload> mirror = new Mirror<>();
        workloads.add(mirror);
        watch(kind, projection, mirror);
    }

    private Workload scalable(String kind, ObjectMeta meta, int replicas, PodTemplateSpec template) {
        Owner self = new Owner(kind, meta.getName(), meta.getUid());
        Owner owner = PodReader.controller(meta);
        // The ReplicaSets of a Deployment are never scaled by themselves, and there are ten for each.
        Pod pod = owner == null ? templatePods.make(template, meta.getNamespace(), self) : null;
        return new Workload(kind, key(meta), meta.getUid(), replicas, pod, owner);
    }

    private static Workload plain(String kind, ObjectMeta meta, int replicas) {
        return new Workload(kind, key(meta), meta.getUid(), replicas, null, PodReader.controller(meta));
    }

    private static ObjectKey key(ObjectMeta meta) {
        return new ObjectKey(meta.getNamespace(), meta.getName());
    }

    private static DisruptionBudget budget(PodDisruptionBudget budget) {
        return new DisruptionBudget(
                budget.getMetadata().getNamespace(),
                budget.getMetadata().getName(),
                LabelSelector.of(budget.getSpec().getSelector()),
                budget.getStatus().getDisruptionsAllowed());
    }

    private static boolean needsPlaceNow(Change<Pod> change) {
        return switch (change) {
            case Change.Added<Pod>(var _, Pod pod) -> pod.progress() instanceof Progress.Unschedulable;
            case Change.Updated<Pod>(var _, Pod before, Pod pod) ->
                pod.progress() instanceof Progress.Unschedulable
                        && !(before.progress() instanceof Progress.Unschedulable);
            case Change.Removed<Pod> _ -> false;
        };
    }

    /** What is known now. */
    public Observation observe() {
        Map<String, Integer> replicas = new HashMap<>();
        Map<Target, Pod> templates = new HashMap<>();
        Map<String, Target> targets = new HashMap<>();
        List<Pod> daemonPods = new ArrayList<>();
        for (Mirror<Workload> mirror : workloads) {
            for (Workload workload : mirror.values()) {
                replicas.put(workload.uid(), workload.replicas());
                targets.put(workload.uid(), targetOf(workload));
                workload.templatePod().ifPresent(pod -> {
                    if (pod.isDaemonSetPod()) {
                        daemonPods.add(pod);
                    } else {
                        templates.put(targetOf(workload), pod);
                    }
                });
            }
        }
        List<Pod> counted = pods.values();
        counted.removeIf(pod -> pod.spec().isExpendable(expendableCutoff));
        return new Observation(
                freshness(),
                nodes.values(),
                counted,
                budgets.values(),
                new Workloads(WATCHED_KINDS, replicas),
                daemonPods,
                templates,
                targets);
    }

    /** All pods that are on a node now, the expendable ones among them. */
    public List<Pod> podsOn(String node) {
        List<Pod> there = new ArrayList<>();
        pods.forEach((_, pod) -> {
            if (pod.progress() instanceof Progress.Bound(String bound) && bound.equals(node)) {
                there.add(pod);
            }
        });
        return there;
    }

    private static Target targetOf(Workload workload) {
        Owner owner = workload.owner();
        String namespace = workload.key().namespace();
        return owner == null
                ? new Target(workload.kind(), namespace, workload.key().name())
                : new Target(owner.kind(), namespace, owner.name());
    }

    /** Whether all watches are up to date. */
    public Freshness freshness() {
        for (Map.Entry<String, ObjectWatch<?, ?>> watch : watches.entrySet()) {
            WatchState state = watch.getValue().state();
            if (!state.synced()) {
                return new Freshness.Stale(watch.getKey() + " have not been read yet" + because(state));
            }
            if (state.stale(clock.instant(), staleAfter)) {
                return new Freshness.Stale(
                        "the watch of " + watch.getKey() + " fails since " + state.lastContact() + because(state));
            }
        }
        return watches.isEmpty() ? new Freshness.Stale("no watch was started") : Freshness.Fresh.FRESH;
    }

    private static String because(WatchState state) {
        return state.lastError().isEmpty() ? "" : ": " + state.lastError();
    }

    @Override
    public void close() {
        watches.values().forEach(ObjectWatch::close);
    }
}
