package dev.windlass.state.watch;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.WatchSink;
import dev.windlass.state.store.RenderedStore;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import org.jspecify.annotations.Nullable;

/** Puts what a watch brings into its store, with a span for each list. All calls come from the watch's thread. */
final class StoreSink implements WatchSink<Rendering> {
    private final String resource;
    private final RenderedStore store;
    private final Tracer tracer;
    private RenderedStore.@Nullable Replacement list;
    private @Nullable Span relist;
    private int listed;

    StoreSink(String resource, RenderedStore store, Tracer tracer) {
        this.resource = resource;
        this.store = store;
        this.tracer = tracer;
    }

    @Override
    public void begin() {
        abandon();
        list = store.replace();
        listed = 0;
        relist = tracer.spanBuilder("state-metrics relist")
                .setAttribute("k8s.resource", resource)
                .startSpan();
    }

    @Override
    public void item(ObjectKey key, Rendering rendering) {
        if (list != null && rendering instanceof Rendering.Ours(var object)) {
            list.put(key, object);
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

    @Override
    public void upsert(ObjectKey key, Rendering rendering) {
        switch (rendering) {
            case Rendering.Ours(var object) -> store.put(key, object);
            // Recreated under its name it has another UID, and so perhaps another shard.
            case Rendering.Foreign _ -> store.remove(key);
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
