package dev.windlass.kube.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kind;
import dev.windlass.kube.kind.Payload;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Follows the objects of one kind: a list in pages, then a watch, for as long as it is open.
 *
 * <p>Runs on its own virtual thread. A broken watch goes on from the last version seen; an expired version (410), in the
 * answer or within the stream, leads to a new list; every failure is followed by a growing pause with jitter. A list
 * becomes visible to the sink only as a whole.
 */
public final class ObjectWatch<M, T> implements AutoCloseable {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final WatchLoop<M, T> loop;
    private final Thread thread;

    private ObjectWatch(WatchLoop<M, T> loop, Thread thread) {
        this.loop = loop;
        this.thread = thread;
    }

    /**
     * Starts to follow.
     *
     * @param projection makes the record to keep of an object; when it throws, that object is left out, counted and
     *     logged
     */
    public static <M, T> ObjectWatch<M, T> start(
            KubeConnection connection, WatchRequest<M> request, Function<M, T> projection, WatchSink<T> sink) {
        WatchLoop<M, T> loop = new WatchLoop<>(connection, request, streamOf(request.kind()), projection, sink);
        Thread thread = Thread.ofVirtual().name("watch " + request).start(loop::run);
        return new ObjectWatch<>(loop, thread);
    }

    @SuppressWarnings("unchecked") // the payload of a Kind<M> reads an M
    private static <M> ObjectStream<M> streamOf(Kind<M> kind) {
        return switch (kind.payload()) {
            case Payload.Json json -> (ObjectStream<M>) new JsonStream((Kind<JsonNode>) kind);
            case Payload.Protobuf<?> protobuf -> (ObjectStream<M>) protobufStream(protobuf);
        };
    }

    private static <P extends Message> ObjectStream<P> protobufStream(Payload.Protobuf<P> payload) {
        return new ProtobufStream<>(payload);
    }

    public WatchState state() {
        return loop.state();
    }

    /** Whether the loop still runs: only closing it, or a fault no loop survives, ends it. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** Waits for the first whole list; false when it has not come in time. */
    public boolean awaitSynced(Duration limit) throws InterruptedException {
        return loop.firstList().await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the watch; afterwards the sink is not called any more. */
    @Override
    public void close() {
        loop.stop();
        thread.interrupt();
        try {
            if (!thread.join(LONGEST_GOODBYE)) {
                throw new IllegalStateException("the sink of " + thread.getName() + " does not return");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
