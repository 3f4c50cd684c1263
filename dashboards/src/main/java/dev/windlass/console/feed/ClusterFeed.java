package dev.windlass.console.feed;

import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.SourceState.Origin;
import dev.windlass.console.projection.WorkloadName;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the API server knows: nodes, pods, workloads, autoscalers, the cluster-autoscaler's status and its refusals. */
public final class ClusterFeed implements Feed {
    /** A watch that is broken for less is just being opened again. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final KubeConnection connection;
    private final Settings settings;
    private final InstantSource time;
    private final Map<String, ObjectWatch<?, ?>> watches = new LinkedHashMap<>();

    /**
     * Where to look.
     *
     * @param nodeGroupLabels the first one a node has names its group
     * @param statusNamespace namespace of the cluster-autoscaler's status
     * @param statusConfigMap name of the cluster-autoscaler's status
     */
    public record Settings(List<String> nodeGroupLabels, String statusNamespace, String statusConfigMap) {
        public Settings {
            nodeGroupLabels = List.copyOf(nodeGroupLabels);
        }
    }

    public ClusterFeed(KubeConnection connection, Settings settings, InstantSource time) {
        this.connection = connection;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public synchronized void start(Consumer<Event> events) {
        watch(
                events,
                WatchRequest.of(Kinds.NODE),
                new Nodes(settings.nodeGroupLabels())::facts,
                node -> new Event.NodeSeen(now(), node),
                key -> new Event.NodeGone(now(), key.name()));
        watch(
                events,
                WatchRequest.of(Kinds.POD),
                new Pods()::facts,
                pod -> new Event.PodSeen(now(), pod),
                key -> new Event.PodGone(now(), name(key)));
        watch(
                events,
                WatchRequest.of(Kinds.DEPLOYMENT),
                Workloads::facts,
                workload -> new Event.WorkloadSeen(now(), workload),
                key -> new Event.WorkloadGone(now(), new WorkloadName("Deployment", name(key))));
        watch(
                events,
                WatchRequest.of(Kinds.STATEFUL_SET),
                Workloads::facts,
                workload -> new Event.WorkloadSeen(now(), workload),
                key -> new Event.WorkloadGone(now(), new WorkloadName("StatefulSet", name(key))));
        watch(
                events,
                WatchRequest.of(Kinds.HORIZONTAL_POD_AUTOSCALER),
                Autoscalers::facts,
                autoscaler -> new Event.AutoscalerSeen(now(), autoscaler),
                key -> new Event.AutoscalerGone(now(), name(key)));
        watch(
                events,
                WatchRequest.of(Kinds.CONFIG_MAP)
                        .namespace(settings.statusNamespace())
                        .fieldSelector("metadata.name=" + settings.statusConfigMap()),
                map -> NodeGroupStatus.parse(map.getDataOrDefault("status", ""), now()),
                groups -> new Event.NodeGroupsSeen(now(), groups),
                _ -> new Event.NodeGroupsSeen(now(), List.of()));
        watch(
                events,
                WatchRequest.of(Kind.jsonNamespaced("v1", "events", "Event"))
                        .fieldSelector("reason=" + Refusals.REASON + ",involvedObject.kind=Pod"),
                Refusals::refusal,
                refusal -> new Event.ScaleUpRefused(now(), refusal),
                // An event that expires says nothing about its pod.
                _ -> new Event.Ticked(now()));
    }

    private <M, T> void watch(
            Consumer<Event> events,
            WatchRequest<M> request,
            Function<M, T> facts,
            Function<T, Event> seen,
            Function<ObjectKey, Event> gone) {
        watches.put(
                request.kind().plural(),
                ObjectWatch.start(connection, request, facts, new EventSink<>(events, seen, gone)));
    }

    @Override
    public synchronized List<SourceState> sources() {
        return watches.entrySet().stream()
                .map(entry -> state(entry.getKey(), entry.getValue().state()))
                .toList();
    }

    private SourceState state(String name, WatchState state) {
        Connection connectionNow = Connection.LIVE;
        if (state.failures() > 0 && state.lastContact().plus(GRACE).isBefore(now())) {
            connectionNow = Connection.LOST;
        } else if (!state.synced()) {
            connectionNow = Connection.CATCHING_UP;
        }
        boolean lost = connectionNow == Connection.LOST;
        return new SourceState(
                name,
                Origin.KUBERNETES,
                connectionNow,
                lost ? state.lastContact() : now(),
                lost ? state.lastError() : "");
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(ObjectWatch::close);
        watches.clear();
    }

    private Instant now() {
        return time.instant();
    }

    private static ObjectName name(ObjectKey key) {
        return new ObjectName(key.namespace(), key.name());
    }
}
