package dev.windlass.kube.watch;

/** What a watch has to tell. */
sealed interface WatchEvent<M> {
    record Upserted<M>(M object) implements WatchEvent<M> {}

    record Deleted<M>(M object) implements WatchEvent<M> {}

    /** All events up to this version have been sent. */
    record Bookmark<M>(String resourceVersion) implements WatchEvent<M> {}

    /** The server ends the watch with a Status. */
    record Failed<M>(int code, String reason, String message) implements WatchEvent<M> {}
}
