package dev.windlass.state.watch;

import com.google.protobuf.Message;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchState;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.RenderedStore;
import io.opentelemetry.api.trace.Tracer;

/** One list and watch of one resource, in one namespace or in all, which keeps a store up to date. */
public final class ResourceWatch implements AutoCloseable {
    private static final String NOT_FOUND = ": 404 ";
    private final String resource;
    private final String goType;
    private final ObjectWatch<?, ?> watch;

    private ResourceWatch(String resource, String goType, ObjectWatch<?, ?> watch) {
        this.resource = resource;
        this.goType = goType;
        this.watch = watch;
    }

    /**
     * What to follow and where its text goes.
     *
     * @param namespace empty for all
     * @param fieldSelector empty for none
     * @param shard which of the objects are kept
     */
    public record Plan<M extends Message>(
            KindFamilies<M> kind, String namespace, String fieldSelector, Shard shard, RenderedStore store) {

        /** Starts to follow, on a thread of its own. */
        public ResourceWatch start(KubeConnection connection, Tracer tracer) {
            WatchRequest<M> request =
                    WatchRequest.of(kind.kind()).namespace(namespace).fieldSelector(fieldSelector);
            ObjectWatch<M, Rendering> watch = ObjectWatch.start(
                    connection,
                    request,
                    new ShardRenderer<>(kind, shard),
                    new StoreSink(kind.resource(), store, tracer));
            String goType = "*" + kind.kind().version() + "." + kind.kind().kind();
            return new ResourceWatch(kind.resource(), goType, watch);
        }
    }

    public String resource() {
        return resource;
    }

    /** The name the peer's self metrics give the kind, such as {@code *v1.Pod}. */
    public String goType() {
        return goType;
    }

    public WatchState state() {
        return watch.state();
    }

    /** Whether the loop still runs. */
    public boolean alive() {
        return watch.alive();
    }

    /** Whether the API server answers that it has no such resource. The watch goes on asking: it may come. */
    public boolean unserved() {
        WatchState state = watch.state();
        return !state.synced() && state.lastError().contains(NOT_FOUND);
    }

    @Override
    public void close() {
        watch.close();
    }
}
