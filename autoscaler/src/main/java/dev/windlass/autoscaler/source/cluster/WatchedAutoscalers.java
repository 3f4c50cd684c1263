package dev.windlass.autoscaler.source.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeRequest;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.Change;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchState;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The autoscalers of every kind. HorizontalPodAutoscalers are followed from the start on; our own kind from when its CRD is installed,
 * which may be long after the start or never, and keeps nobody waiting.
 */
public final class WatchedAutoscalers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WatchedAutoscalers.class.getName());
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final Map<AutoscalerKind, Mirror<WatchedAutoscaler>> mirrors = new EnumMap<>(AutoscalerKind.class);
    private final KubeConnection connection;
    private final Duration deadline;
    private final ObjectWatch<JsonNode, WatchedAutoscaler> horizontal;
    private final @Nullable Thread search;
    private volatile @Nullable ObjectWatch<JsonNode, WatchedAutoscaler> workload;

    private WatchedAutoscalers(KubeConnection connection, boolean workloadAutoscalers, Duration deadline) {
        this.connection = connection;
        this.deadline = deadline;
        for (AutoscalerKind kind : AutoscalerKind.values()) {
            mirrors.put(kind, new Mirror<>());
        }
        this.horizontal = watch(AutoscalerKind.HORIZONTAL_POD_AUTOSCALER);
        this.search = workloadAutoscalers
                ? Thread.ofVirtual().name("workload-autoscaler-crd").start(this::awaitDefinition)
                : null;
    }

    /**
     * Starts to follow.
     *
     * @param workloadAutoscalers whether objects of our own kind are evaluated here
     * @param deadline of one request about its CRD
     */
    public static WatchedAutoscalers follow(KubeConnection connection, boolean workloadAutoscalers, Duration deadline) {
        return new WatchedAutoscalers(connection, workloadAutoscalers, deadline);
    }

    private ObjectWatch<JsonNode, WatchedAutoscaler> watch(AutoscalerKind kind) {
        return ObjectWatch.start(
                connection,
                WatchRequest.of(WatchedAutoscaler.resource(kind)),
                object -> WatchedAutoscaler.of(kind, object),
                mirror(kind));
    }

    private void awaitDefinition() {
        Kind<JsonNode> sought = WatchedAutoscaler.resource(AutoscalerKind.WORKLOAD_AUTOSCALER);
        try {
            while (!isServed(sought)) {
                Thread.sleep(LOOK_AGAIN);
            }
            LOG.log(System.Logger.Level.INFO, "following {0}: its CRD is installed", sought.kind());
            synchronized (this) {
                if (!Thread.currentThread().isInterrupted()) {
                    workload = watch(AutoscalerKind.WORKLOAD_AUTOSCALER);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for this version alone: all of discovery is long, and in a cluster without the CRD this is asked for ever. */
    private boolean isServed(Kind<JsonNode> kind) {
        try {
            connection.send(KubeRequest.get("/apis/" + kind.apiVersion()).within(deadline));
            return true;
        } catch (IOException e) {
            // 404 while there is no CRD; whatever else fails, the watch of HorizontalPodAutoscalers tells of it.
            return false;
        }
    }

    private Mirror<WatchedAutoscaler> mirror(AutoscalerKind kind) {
        return Objects.requireNonNull(mirrors.get(kind), kind.kind());
    }

    public Optional<WatchedAutoscaler> get(AutoscalerKey key) {
        return mirror(key.kind()).get(new ObjectKey(key.namespace(), key.name()));
    }

    public void forEach(Consumer<WatchedAutoscaler> action) {
        mirrors.values().forEach(mirror -> mirror.forEach((_, autoscaler) -> action.accept(autoscaler)));
    }

    /** Calls the listener for every later change, on a watch's thread: it should be quick. */
    public void onChange(Consumer<Change<WatchedAutoscaler>> listener) {
        mirrors.values().forEach(mirror -> mirror.onChange(listener));
    }

    /** Objects of all kinds. */
    public int size() {
        return mirrors.values().stream().mapToInt(Mirror::size).sum();
    }

    /** How the watch of HorizontalPodAutoscalers is doing. */
    public WatchState state() {
        return horizontal.state();
    }

    /** How the watch of our own kind is doing; empty without its CRD. */
    public Optional<WatchState> workloadState() {
        return Optional.ofNullable(workload).map(ObjectWatch::state);
    }

    /** Waits for the first whole list of HorizontalPodAutoscalers; false when it has not come in time. */
    public boolean awaitSynced(Duration limit) throws InterruptedException {
        return horizontal.awaitSynced(limit);
    }

    @Override
    public void close() {
        if (search != null) {
            search.interrupt();
        }
        horizontal.close();
        ObjectWatch<JsonNode, WatchedAutoscaler> own;
        synchronized (this) {
            own = workload;
        }
        if (own != null) {
            own.close();
        }
    }
}
