package dev.windlass.metrics.app;

import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchState;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.Pod;
import dev.windlass.metrics.api.RunningPod;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.NodeProjection;
import java.time.Duration;

/** The nodes and running pods of the cluster, followed from the start on. */
class ObservedObjects implements AutoCloseable {
    private final Mirror<KubeletNode> nodes = new Mirror<>();
    private final Mirror<RunningPod> pods = new Mirror<>();
    private final ObjectWatch<Node, KubeletNode> nodeWatch;
    private final ObjectWatch<Pod, RunningPod> podWatch;

    ObservedObjects(KubeConnection connection) {
        this.nodeWatch = ObjectWatch.start(connection, WatchRequest.of(Kinds.NODE), NodeProjection::of, nodes);
        this.podWatch = ObjectWatch.start(
                connection, WatchRequest.of(Kinds.POD).fieldSelector("status.phase=Running"), RunningPod::of, pods);
    }

    Mirror<KubeletNode> nodes() {
        return nodes;
    }

    Mirror<RunningPod> pods() {
        return pods;
    }

    WatchState nodeState() {
        return nodeWatch.state();
    }

    WatchState podState() {
        return podWatch.state();
    }

    boolean synced() {
        return nodeState().synced() && podState().synced();
    }

    /** Waits for the first whole list of both; false when they have not come in time. */
    boolean awaitSynced(Duration limit) throws InterruptedException {
        return nodeWatch.awaitSynced(limit) && podWatch.awaitSynced(limit);
    }

    @Override
    public void close() {
        nodeWatch.close();
        podWatch.close();
    }
}
