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
import java.util.function.UnaryOperator;

/** One list and watch of one resource, in one namespace or in all, with the store it fills. */
public final class ResourceWatch implements AutoCloseable {
    private static final String NOT_FOUND = ": 404 ";
    private final String resource;
    private final String goType;
    private final RenderedStore store;
    private final ObjectWatch<?, ?> watch;

    private ResourceWatch(String resource, String goType, RenderedStore store, ObjectWatch<?, ?> watch) {
        this.resource = resource;
        this.goType = goType;
        this.store = store;
        this.watch = watch;
    }

    /**
     * Starts to follow.
     *
     * @param namespace empty for all
     * @param fieldSelector empty for none
     */
    public static <M extends Message> ResourceWatch start(
            KubeConnection connection,
            KindFamilies<M> kind,
            String namespace,
            String fieldSelector,
            Shard shard,
            Tracer tracer) {
        RenderedStore store = new RenderedStore();
        WatchRequest<M> request =
                WatchRequest.of(kind.kind()).namespace(namespace).fieldSelector(fieldSelector);
        ObjectWatch<M, M> watch = ObjectWatch.start(
                connection, request, UnaryOperator.identity(), new StoreSink<>(kind, shard, store, tracer));
        String goType = "*" + kind.kind().version() + "." + kind.kind().kind();
        return new ResourceWatch(kind.resource(), goType, store, watch);
    }

    public String resource() {
        return resource;
    }

    /** The name the peer's self metrics give the kind, such as {@code *v1.Pod}. */
    public String goType() {
        return goType;
    }

    public RenderedStore store() {
        return store;
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
