package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.source.cluster.PodProjection;
import dev.windlass.autoscaler.source.cluster.ResourceDiscovery;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscalers;
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
    private final ObjectWatch<Pod, PodState> podWatch;
    private final WatchedAutoscalers autoscalers;
    private final ResourceDiscovery resources;

    /** @param workloadAutoscalers whether objects of our own kind are evaluated here */
    ObservedCluster(KubeConnection connection, boolean workloadAutoscalers, Duration deadline, InstantSource time) {
        this.resources = new ResourceDiscovery(connection, deadline, time);
        this.podWatch = ObjectWatch.start(connection, WatchRequest.of(Kinds.POD), PodProjection::of, pods);
        this.autoscalers = WatchedAutoscalers.follow(connection, workloadAutoscalers, deadline);
    }

    Mirror<PodState> pods() {
        return pods;
    }

    WatchedAutoscalers autoscalers() {
        return autoscalers;
    }

    ResourceDiscovery resources() {
        return resources;
    }

    WatchState podState() {
        return podWatch.state();
    }

    WatchState autoscalerState() {
        return autoscalers.state();
    }

    boolean synced() {
        return podState().synced() && autoscalerState().synced();
    }

    /** Waits for the first whole list of both; false when they have not come in time. */
    boolean awaitSynced(Duration limit) throws InterruptedException {
        return podWatch.awaitSynced(limit) && autoscalers.awaitSynced(limit);
    }

    @Override
    public void close() {
        podWatch.close();
        autoscalers.close();
    }
}
