package dev.windlass.state.watch;

import com.google.protobuf.Message;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.WatchSink;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.ObjectRenderer;
import dev.windlass.state.store.RenderedStore;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/** Renders what a watch brings, if it is ours, into the watch's store. All calls come from the watch's thread. */
final class StoreSink<M extends Message> implements WatchSink<M> {
    private final KindFamilies<M> kind;
    private final Shard shard;
    private final ObjectRenderer<M> renderer;
    private final RenderedStore store;
    private final Tracer tracer;
    private RenderedStore.@Nullable Replacement list;
    private @Nullable Span relist;
    private int listed;

    StoreSink(KindFamilies<M> kind, Shard shard, RenderedStore store, Tracer tracer) {
        this.kind = kind;
        this.shard = shard;
        this.renderer = new ObjectRenderer<>(kind);
        this.store = store;
        this.tracer = tracer;
    }

    @Override
    public void begin() {
        abandon();
        list = store.replace();
        listed = 0;
        relist = tracer.spanBuilder("state-metrics relist")
                .setAttribute("k8s.resource", kind.resource())
                .startSpan();
    }

    @Override
    public void item(ObjectKey key, M object) {
        if (list != null && shard.owns(kind.uid(object))) {
            list.put(key, renderer.render(object));
            listed++;
        }
    }

    @Override
    public void end(String resourceVersion) {
        if (list != null) {
            list.commit();
            list = null;
        }
        if (relist != null) {
            relist.setAttribute("k8s.objects", listed)
                    .setAttribute("k8s.resource_version", resourceVersion)
                    .end();
            relist = null;
        }
    }

    /** An object recreated under its name has another UID, and so perhaps another shard: ours then forgets it. */
    @Override
    public void upsert(ObjectKey key, M object) {
        if (shard.owns(kind.uid(object))) {
            store.put(key, renderer.render(object));
        } else {
            store.remove(key);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        store.remove(key);
    }

    /** The list before this one broke off. */
    private void abandon() {
        if (relist != null) {
            relist.setStatus(StatusCode.ERROR, "the list broke off").end();
        }
    }
}
