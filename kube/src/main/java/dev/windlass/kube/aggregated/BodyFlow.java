package dev.windlass.kube.aggregated;

import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;

/**
 * Sends a body while it is being made: the maker's thread makes the next pieces while the event loop encrypts and sends the last
 * ones, and waits when its caller takes them more slowly than they are made.
 */
final class BodyFlow {
    /** More would not be sent faster. */
    static final int MOST_UNDER_WAY = 8;
    /** For each piece under way: it as it was made, and as it is encrypted. */
    static final long HELD_EACH = 2L * Pieces.SIZE;
    /** Of one body while there are many: the piece being made, and one under way. */
    static final long LEAST_HELD = Pieces.SIZE + HELD_EACH;

    private static final Logger LOG = System.getLogger(BodyFlow.class.getName());

    private final HttpServerResponse response;
    private final Context context;
    private final Pieces pieces;
    private final IntSupplier most;
    private final LongConsumer whenTaken;
    private final Runnable whenWritten;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int underWay;
    private volatile boolean gone;

    /**
     * @param context the response's event loop
     * @param most pieces that may be under way as of now, one at the least
     * @param whenTaken given the bytes of each piece that has left
     * @param whenWritten called when the last piece has left, or never will
     */
    BodyFlow(
            HttpServerResponse response,
            Context context,
            Pieces pieces,
            IntSupplier most,
            LongConsumer whenTaken,
            Runnable whenWritten) {
        this.response = response;
        this.context = context;
        this.pieces = pieces;
        this.most = most;
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
            awaitPlace();
            // Not Buffer.buffer(piece): that copies.
            Buffer buffer = Buffer.buffer(Unpooled.wrappedBuffer(piece));
            context.runOnContext(_ -> write(buffer));
        }
        context.runOnContext(_ -> end());
    }

    private void awaitPlace() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (underWay >= Math.max(1, most.getAsInt())) {
                left.await();
            }
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    private void leavePlace() {
        lock.lock();
        try {
            underWay--;
            left.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write(Buffer piece) {
        if (response.ended() || response.closed()) {
            gone = true;
            leavePlace();
            return;
        }
        int length = piece.length();
        response.write(piece).onComplete(written -> {
            gone |= written.failed();
            whenTaken.accept(written.succeeded() ? length : 0);
            leavePlace();
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
