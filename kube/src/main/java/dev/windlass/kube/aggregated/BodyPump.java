package dev.windlass.kube.aggregated;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Sends a body as fast as the caller takes it, a piece at a time: a list of tens of megabytes handed over whole would be copied
 * whole, once for the network's buffers and once more for their encryption, for each caller. Lives on the response's event loop.
 */
final class BodyPump {
    private static final Logger LOG = System.getLogger(BodyPump.class.getName());
    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final byte[] body;
    private int sent;

    private BodyPump(HttpServerResponse response, byte[] body) {
        this.response = response;
        this.body = body;
    }

    /** Sends the body and ends the response; its headers are set already. */
    static void send(HttpServerResponse response, byte[] body) {
        if (body.length <= PIECE) {
            end(response, Buffer.buffer(body));
            return;
        }
        response.putHeader("Content-Length", Integer.toString(body.length));
        new BodyPump(response, body).pump();
    }

    private void pump() {
        while (body.length - sent > PIECE) {
            if (response.ended() || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(_ -> pump());
                return;
            }
            response.write(piece(PIECE));
        }
        end(response, piece(body.length - sent));
    }

    private Buffer piece(int length) {
        Buffer piece = Buffer.buffer(length).appendBytes(body, sent, length);
        sent += length;
        return piece;
    }

    private static void end(HttpServerResponse response, Buffer last) {
        response.end(last).onFailure(e -> LOG.log(Level.DEBUG, "the caller left: {0}", e.getMessage()));
    }
}
