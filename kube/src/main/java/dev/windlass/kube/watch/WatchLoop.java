package dev.windlass.kube.watch;

import dev.windlass.kube.client.KubeCall;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeRequest;
import dev.windlass.kube.client.KubeResponse;
import dev.windlass.kube.kind.ObjectKey;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The loop behind an {@link ObjectWatch}: list, watch, recover. One thread runs it; {@code stop} and {@code state} may come from any. */
final class WatchLoop<M, T> {
    private static final Logger LOG = System.getLogger(WatchLoop.class.getName());
    private static final Duration SPARE = Duration.ofSeconds(30);

    // A version from before a restored backup lies in the server's future and would be refused for ever.
    private static final int REFUSALS_UNTIL_LIST = 3;

    private final KubeConnection connection;
    private final WatchRequest<M> request;
    private final WatchSettings settings;
    private final ObjectStream<M> stream;
    private final Function<M, T> projection;
    private final WatchSink<T> sink;
    private final Backoff backoff;
    private final CountDownLatch firstList = new CountDownLatch(1);

    private volatile WatchState state;
    private volatile boolean stopped;
    private volatile @Nullable KubeCall current;
    private String resourceVersion = "";

    WatchLoop(
            KubeConnection connection,
            WatchRequest<M> request,
            ObjectStream<M> stream,
            Function<M, T> projection,
            WatchSink<T> sink) {
        this.connection = connection;
        this.request = request;
        this.settings = request.settings();
        this.stream = stream;
        this.projection = projection;
        this.sink = sink;
        this.backoff = new Backoff(settings.firstPause(), settings.longestPause(), settings.random());
        this.state = WatchState.starting(settings.clock().instant());
    }

    WatchState state() {
        return state;
    }

    CountDownLatch firstList() {
        return firstList;
    }

    void stop() {
        stopped = true;
        KubeCall call = current;
        if (call != null) {
            call.cancel();
        }
    }

    void run() {
        while (!stopped) {
            try {
                if (resourceVersion.isEmpty()) {
                    list();
                }
                watch();
            } catch (Expired e) {
                LOG.log(Level.DEBUG, "watch of {0}: {1}; listing again", request, e.getMessage());
                resourceVersion = "";
            } catch (IOException | RuntimeException e) {
                recover(e);
            }
        }
    }

    private void recover(Exception failure) {
        if (stopped) {
            return;
        }
        Duration pause = backoff.next();
        if (failure instanceof KubeException answer) {
            pause = answer.retryAfter()
                    .filter(asked -> asked.compareTo(settings.longestPause()) <= 0)
                    .orElse(pause);
        }
        // Without a version to go on from, what failed was the list.
        boolean listing = resourceVersion.isEmpty();
        note(old -> listing ? old.failedList(describe(failure)) : old.failedWatch(describe(failure)));
        // The first failure may be a server that restarts; from the second on it is worth a line.
        Level level = state.failures() == 1 ? Level.DEBUG : Level.WARNING;
        LOG.log(
                level,
                "watch of {0} failed {1} times, next try in {2} ms: {3}",
                request,
                state.failures(),
                pause.toMillis(),
                describe(failure));
        if (failure instanceof KubeException && state.failures() >= REFUSALS_UNTIL_LIST) {
            resourceVersion = "";
        }
        if (failure instanceof RuntimeException) {
            LOG.log(Level.ERROR, "watch of " + request + ": fault in the program", failure);
            resourceVersion = "";
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private static String describe(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }

    // One page after the other; an expired page token (410) starts anew with a single unpaged list, which can not
    // expire.
    private void list() throws IOException {
        try {
            list(settings.pageSize());
        } catch (KubeException e) {
            if (!e.isGone()) {
                throw e;
            }
            list(0);
        }
    }

    private void list(int pageSize) throws IOException {
        sink.begin();
        String next = "";
        String version;
        do {
            KubeRequest page = selected()
                    .accepting(stream.listMediaType())
                    .with("limit", pageSize == 0 ? "" : Integer.toString(pageSize))
                    .with("continue", next)
                    .within(settings.listWithin());
            ObjectStream.ListMetadata metadata;
            try (KubeResponse response = open(connection.call(page))) {
                metadata = stream.readList(response.body(), this::listed);
            }
            note(old -> old.contact(now()));
            version = metadata.resourceVersion();
            next = metadata.next();
        } while (!next.isEmpty());
        if (version.isEmpty()) {
            throw new IOException("the list of %s carries no resourceVersion".formatted(request));
        }
        sink.end(version);
        resourceVersion = version;
        note(old -> old.listed(now()));
        firstList.countDown();
        backoff.reset();
    }

    private void listed(M object) {
        ObjectKey key = stream.key(object);
        @Nullable T value = project(key, object);
        if (value != null) {
            sink.item(key, value);
        }
    }

    private @Nullable T project(ObjectKey key, M object) {
        try {
            return projection.apply(object);
        } catch (RuntimeException e) {
            note(WatchState::rejectedOne);
            LOG.log(Level.WARNING, "left out " + request.kind() + " " + key + ": it can not be read", e);
            return null;
        }
    }

    private void watch() throws IOException {
        long least = settings.watchFor().toSeconds();
        Duration lasting = Duration.ofSeconds(least + settings.random().nextLong(least));
        KubeRequest watch = selected()
                .accepting(stream.watchMediaType())
                .with("watch", "true")
                .with("allowWatchBookmarks", "true")
                .with("resourceVersion", resourceVersion)
                .with("timeoutSeconds", Long.toString(lasting.toSeconds()));
        Instant opened = now();
        try (KubeResponse response = open(connection.stream(watch, lasting.plus(SPARE)))) {
            note(old -> old.watching(now()));
            stream.readEvents(response.body(), this::happened);
        } catch (KubeException e) {
            throw e.isGone() ? new Expired(e.serverMessage()) : e;
        }
        if (Duration.between(opened, now()).compareTo(settings.firstPause()) < 0) {
            throw new IOException("the watch ended as soon as it was opened");
        }
    }

    private void happened(WatchEvent<M> event) throws IOException {
        switch (event) {
            case WatchEvent.Upserted<M> upserted -> {
                ObjectKey key = stream.key(upserted.object());
                @Nullable T value = project(key, upserted.object());
                if (value == null) {
                    // An old value that contradicts the object is worse than none.
                    sink.delete(key);
                } else {
                    sink.upsert(key, value);
                }
                advance(stream.resourceVersion(upserted.object()));
            }
            case WatchEvent.Deleted<M> deleted -> {
                sink.delete(stream.key(deleted.object()));
                advance(stream.resourceVersion(deleted.object()));
            }
            case WatchEvent.Bookmark<M> bookmark -> {
                resourceVersion = bookmark.resourceVersion();
                note(old -> old.contact(now()));
            }
            case WatchEvent.Failed<M> failed -> {
                if (failed.code() == 410) {
                    throw new Expired(failed.message());
                }
                throw new KubeException("watch of " + request, failed.code(), failed.reason(), failed.message(), null);
            }
        }
    }

    private void advance(String version) {
        resourceVersion = version;
        note(old -> old.event(now()));
        backoff.reset();
    }

    private KubeRequest selected() {
        return KubeRequest.get(request.path())
                .with("labelSelector", request.labelSelector())
                .with("fieldSelector", request.fieldSelector());
    }

    private KubeResponse open(KubeCall call) throws IOException {
        current = call;
        if (stopped) {
            throw new IOException("stopped");
        }
        return call.open();
    }

    // Only the loop's own thread writes the state.
    private void note(UnaryOperator<WatchState> change) {
        state = change.apply(state);
    }

    private Instant now() {
        return settings.clock().instant();
    }

    /** The version is too old to go on from. */
    private static final class Expired extends IOException {
        private static final long serialVersionUID = 1L;

        Expired(String message) {
            super(message);
        }
    }
}
