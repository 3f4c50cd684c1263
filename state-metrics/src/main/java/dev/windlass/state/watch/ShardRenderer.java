package dev.windlass.state.watch;

import com.google.protobuf.Message;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.ObjectRenderer;
import java.util.function.Function;

/**
 * Renders the objects of our shard. It is the watch's projection, so that an object that cannot be rendered (a quantity
 * that is none, say) is left out by itself, counted and logged, and never stops the watch of all others.
 */
final class ShardRenderer<M extends Message> implements Function<M, Rendering> {
    private final KindFamilies<M> kind;
    private final Shard shard;
    private final ObjectRenderer<M> renderer;

    ShardRenderer(KindFamilies<M> kind, Shard shard) {
        this.kind = kind;
        this.shard = shard;
        this.renderer = new ObjectRenderer<>(kind);
    }

    @Override
    public Rendering apply(M object) {
        return shard.owns(kind.uid(object)) ? new Rendering.Ours(renderer.render(object)) : Rendering.Foreign.FOREIGN;
    }
}
