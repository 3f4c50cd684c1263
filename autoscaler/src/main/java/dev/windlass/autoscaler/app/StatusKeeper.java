package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.actuation.EventSink;
import dev.windlass.autoscaler.actuation.StatusWriter;
import dev.windlass.autoscaler.decision.EventNote;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscaler;
import dev.windlass.kube.kind.ObjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Stores statuses and remembers what it stored, since the watch may bring an object back before it has seen our own write: an
 * evaluation on the older one would undo the newer.
 */
final class StatusKeeper {
    private static final Logger LOG = Logger.getLogger(StatusKeeper.class);

    private final StatusWriter writer;
    private final EventSink events;
    private final AutoscalerMetrics metrics;
    private final Map<AutoscalerKey, Stored> stored = new ConcurrentHashMap<>();

    /** What a write made of the version it was based on. */
    private record Stored(String basedOn, WatchedAutoscaler result) {}

    StatusKeeper(StatusWriter writer, EventSink events, AutoscalerMetrics metrics) {
        this.writer = writer;
        this.events = events;
        this.metrics = metrics;
    }

    /** The object as we know it: our own last write when the watch has not brought it yet. */
    WatchedAutoscaler newest(WatchedAutoscaler watched) {
        Stored own = stored.get(watched.key());
        if (own != null && own.basedOn().equals(watched.resourceVersion())) {
            metrics.stale(watched.key().kind());
            return own.result();
        }
        return watched;
    }

    /** Writes the status if it differs from the one the evaluation began with. */
    void store(WatchedAutoscaler watched, HorizontalStatus status) {
        if (status.equals(watched.autoscaler().status())) {
            return;
        }
        switch (writer.write(
                WatchedAutoscaler.resource(watched.key().kind()),
                new ObjectKey(watched.key().namespace(), watched.key().name()),
                watched.resourceVersion(),
                status)) {
            case StatusWriter.Result.Written(var object) ->
                stored.put(
                        watched.key(),
                        new Stored(
                                watched.resourceVersion(),
                                WatchedAutoscaler.of(watched.key().kind(), object)));
            case StatusWriter.Result.Refused(String error) -> {
                events.record(watched.autoscaler(), new EventNote(EventNote.Type.WARNING, "FailedUpdateStatus", error));
                LOG.warnf("status not stored: autoscaler=%s reason=%s", watched.key(), error);
            }
        }
    }

    void forget(AutoscalerKey key) {
        stored.remove(key);
    }
}
