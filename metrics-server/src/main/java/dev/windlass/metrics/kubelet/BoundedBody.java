package dev.windlass.metrics.kubelet;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer's bytes up to a limit, waits for memory where there is none, and hangs up when the limit is passed or the budget has
 * chosen it to make room.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
    private static final int FIRST_PIECE = 16 * 1024;
    private static final byte[] NONE = new byte[0];

    private final int maxBytes;
    private final AnswerBudget.Share budget;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    /** Written by the thread that reads, and emptied by the one that makes room. */
    private volatile byte[] bytes = NONE;

    private int length;
    private volatile @Nullable Subscription subscription;

    BoundedBody(int maxBytes, AnswerBudget.Share budget) {
        this.maxBytes = maxBytes;
        this.budget = budget;
        budget.whenChosen(() -> refuse("no memory left for it beside the answers of other kubelets"));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            if (body.isDone()) {
                return;
            }
            take(piece);
        }
    }

    private void take(ByteBuffer piece) {
        int size = piece.remaining();
        int needed = length + size;
        if (needed > maxBytes) {
            refuse("more than " + maxBytes + " bytes");
            return;
        }
        byte[] held = bytes;
        if (needed > held.length) {
            held = grown(held, needed);
        }
        // Too short when it was let go of meanwhile.
        if (held.length >= needed) {
            piece.get(held, length, size);
            length = needed;
        }
    }

    private byte[] grown(byte[] held, int needed) {
        int next = Math.max(needed, Math.max(FIRST_PIECE, Math.min(maxBytes, held.length * 2)));
        if (!budget.take((long) next - held.length)) {
            refuse("no memory left for it beside the answers of other kubelets, after " + length + " bytes");
            return NONE;
        }
        byte[] grown = Arrays.copyOf(held, next);
        bytes = grown;
        if (body.isDone()) {
            // Whoever makes room may have emptied it just before.
            bytes = NONE;
        }
        return grown;
    }

    private void refuse(String why) {
        // First of all, so that the reason is told and not that the client was hung up on.
        body.completeExceptionally(new IOException(why));
        bytes = NONE;
        Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }

    /** Whether the limit or the budget was passed, so that further bytes are of no use. */
    boolean isRefused() {
        return body.isCompletedExceptionally();
    }

    /** Bytes of memory that are held for it at the moment. */
    int heldBytes() {
        return bytes.length;
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
        bytes = NONE;
    }

    @Override
    public void onComplete() {
        byte[] held = bytes;
        if (held.length >= length) {
            body.complete(length == held.length ? held : Arrays.copyOf(held, length));
        }
        bytes = NONE;
    }
}
