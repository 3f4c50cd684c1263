package dev.windlass.service.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A response as a blocking stream, written from a virtual thread. It waits while the client has not taken what was
 * sent, so that a page of any size needs a few chunks of memory, and gives up on a client that takes nothing for long.
 */
public final class ResponseStream extends OutputStream {
    private final HttpServerResponse response;
    private final Duration patience;

    /** @param patience how long the client may take nothing before it is given up */
    public ResponseStream(HttpServerResponse response, Duration patience) {
        this.response = response;
        this.patience = patience;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (response.closed()) {
            throw new IOException("the connection was closed");
        }
        Future<Void> written = response.write(Buffer.buffer(length).appendBytes(bytes, offset, length));
        if (response.writeQueueFull()) {
            await(written);
        }
    }

    /** Ends the response; waits until all of it has left. */
    @Override
    public void close() throws IOException {
        await(response.end());
    }

    private void await(Future<Void> written) throws IOException {
        try {
            var _ = written.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the client took nothing for " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("the connection broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while writing", e);
        }
    }
}
