package dev.windlass.autoscaler.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.source.cluster.PodProjection;
import dev.windlass.autoscaler.source.cluster.ResourceDiscovery;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscaler;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchState;
import dev.windlass.kube.wire.Pod;
import java.time.Duration;
import java.time.InstantSource;

/** The pods and autoscalers of the cluster, followed from the start on, and what its API server serves. */
final class ObservedCluster implements AutoCloseable {
    private final Mirror<PodState> pods = new Mirror<>();
    private final Mirror<WatchedAutoscaler> autoscalers = new Mirror<>();
    private final ObjectWatch<Pod, PodState> podWatch;
    private final ObjectWatch<JsonNode, WatchedAutoscaler> autoscalerWatch;
    private final ResourceDiscovery resources;

    ObservedCluster(KubeConnection connection, Duration deadline, InstantSource time) {
        this.resources = new ResourceDiscovery(connection, deadline, time);
        this.podWatch = ObjectWatch.start(connection, WatchRequest.of(Kinds.POD), PodProjection::of, pods);
        this.autoscalerWatch = ObjectWatch.start(
                connection, WatchRequest.of(WatchedAutoscaler.KIND), WatchedAutoscaler::of, autoscalers);
    }

    Mirror<PodState> pods() {
        return pods;
    }

    Mirror<WatchedAutoscaler> autoscalers() {
        return autoscalers;
    }

    ResourceDiscovery resources() {
        return resources;
    }

    WatchState podState() {
        return podWatch.state();
    }

    WatchState autoscalerState() {
        return autoscalerWatch.state();
    }

    boolean synced() {
        return podState().synced() && autoscalerState().synced();
    }

    /** Waits for the first whole list of both; false when they have not come in time. */
    boolean awaitSynced(Duration limit) throws InterruptedException {
        return podWatch.awaitSynced(limit) && autoscalerWatch.awaitSynced(limit);
    }

    @Override
    public void close() {
        podWatch.close();
        autoscalerWatch.close();
    }
}
