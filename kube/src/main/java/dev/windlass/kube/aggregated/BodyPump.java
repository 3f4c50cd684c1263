package dev.windlass.kube.aggregated;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongConsumer;

/**
 * Sends a body as fast as the caller takes it, a few pieces at a time: a list of tens of megabytes handed over whole would be copied
 * whole, once for the network's buffers and once more for their encryption, for each caller. Lives on the response's event loop.
 *
 * <p>It goes by the pieces that are written and not by whether the response says it is full: that is known only after the event
 * loop's turn, in which a whole body may have gone by.
 */
final class BodyPump {
    private static final Logger LOG = System.getLogger(BodyPump.class.getName());
    private static final int PIECE = 64 * 1024;
    private static final int MOST_UNDER_WAY = 4;
    private static final byte[] NOTHING = new byte[0];

    private final HttpServerResponse response;
    private final LongConsumer whenTaken;
    private final Runnable whenWritten;
    private byte[] body;
    private int sent;
    private int underWay;
    private boolean pumping;

    /**
     * @param whenTaken given the bytes of each piece that has left but the last
     * @param whenWritten called when the last piece has left, which is later than the end of the response, or never will
     */
    BodyPump(HttpServerResponse response, byte[] body, LongConsumer whenTaken, Runnable whenWritten) {
        this.response = response;
        this.whenTaken = whenTaken;
        this.whenWritten = whenWritten;
        this.body = body;
    }

    /** Sends the body and ends the response; its headers are set already. */
    void start() {
        if (body.length <= PIECE) {
            end(Buffer.buffer(body));
            return;
        }
        response.putHeader("Content-Length", Integer.toString(body.length));
        pump();
    }

    /** Lets go of what is not sent yet: a connection may outlive its end for a while. */
    void abandon() {
        body = NOTHING;
        sent = 0;
    }

    // A piece may be written at once, and then asks for the next from within the loop: the loop goes on, not deeper.
    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        while (underWay < MOST_UNDER_WAY && body.length - sent > PIECE) {
            underWay++;
            response.write(piece(PIECE)).onComplete(written -> {
                underWay--;
                if (written.succeeded()) {
                    whenTaken.accept(PIECE);
                    pump();
                } else {
                    abandon();
                }
            });
        }
        pumping = false;
        if (body.length > 0 && body.length - sent <= PIECE) {
            Buffer last = piece(body.length - sent);
            abandon();
            end(last);
        }
    }

    private Buffer piece(int length) {
        Buffer piece = Buffer.buffer(Unpooled.wrappedBuffer(body, sent, length));
        sent += length;
        return piece;
    }

    private void end(Buffer last) {
        response.end(last)
                .onFailure(e -> LOG.log(Level.DEBUG, "the caller left: {0}", e.getMessage()))
                .onComplete(_ -> whenWritten.run());
    }
}
