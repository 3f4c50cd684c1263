package dev.windlass.kube.aggregated;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/**
 * Sends a body while it is being made: the maker's thread makes the next pieces while the event loop encrypts and sends the last
 * ones, and waits when its caller takes them more slowly than they are made.
 */
final class BodyFlow {
    private static final int MOST_UNDER_WAY = 4;
    /** Of one body: pieces as they were made and as they are encrypted; what a caller that reads nothing costs. */
    static final long MOST_HELD = 2L * MOST_UNDER_WAY * Pieces.SIZE;

    private static final Logger LOG = System.getLogger(BodyFlow.class.getName());

    private final HttpServerResponse response;
    private final Context context;
    private final Pieces pieces;
    private final LongConsumer whenTaken;
    private final Runnable whenWritten;
    private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
    private volatile boolean gone;

    /**
     * @param context the response's event loop
     * @param whenTaken given the bytes of each piece that has left
     * @param whenWritten called when the last piece has left, or never will
     */
    BodyFlow(
            HttpServerResponse response, Context context, Pieces pieces, LongConsumer whenTaken, Runnable whenWritten) {
        this.response = response;
        this.context = context;
        this.pieces = pieces;
        this.whenTaken = whenTaken;
        this.whenWritten = whenWritten;
    }

    /**
     * Makes and sends all of it; returns when the last piece is handed over, or when the caller is gone. Not on the event loop.
     *
     * @throws IOException when the rest cannot be made
     */
    void run() throws IOException, InterruptedException {
        for (byte[] piece = pieces.next(); piece != null && !gone; piece = pieces.next()) {
            places.acquire();
            Buffer buffer = Buffer.buffer(piece);
            context.runOnContext(_ -> write(buffer));
        }
        context.runOnContext(_ -> end());
    }

    private void write(Buffer piece) {
        if (response.ended() || response.closed()) {
            gone = true;
            places.release();
            return;
        }
        int length = piece.length();
        response.write(piece).onComplete(written -> {
            gone |= written.failed();
            whenTaken.accept(written.succeeded() ? length : 0);
            places.release();
        });
    }

    private void end() {
        if (gone || response.ended() || response.closed()) {
            whenWritten.run();
            return;
        }
        response.end()
                .onFailure(e -> LOG.log(Level.DEBUG, "the caller left: {0}", e.getMessage()))
                .onComplete(_ -> whenWritten.run());
    }
}
