package dev.windlass.state.watch;

import dev.windlass.state.store.RenderedObject;

/** What became of an object that a watch brought. */
sealed interface Rendering {
    /** It belongs to our shard. */
    record Ours(RenderedObject object) implements Rendering {}

    /** It belongs to another shard, and nothing is kept of it. */
    enum Foreign implements Rendering {
        FOREIGN
    }
}
