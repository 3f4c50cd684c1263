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

/** Collects an answer's bytes up to a limit, as long as the budget lasts; hangs up otherwise. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private static final int FIRST_PIECE = 16 * 1024;

    private final int maxBytes;
    private final AnswerBudget.Share budget;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private byte[] bytes = new byte[0];
    private int length;
    private @Nullable Subscription subscription;

    BoundedBody(int maxBytes, AnswerBudget.Share budget) {
        this.maxBytes = maxBytes;
        this.budget = budget;
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
        int needed = length + piece.remaining();
        if (needed > maxBytes) {
            refuse("more than " + maxBytes + " bytes");
        } else if (needed > bytes.length && !grow(needed)) {
            refuse("no memory left for it beside the answers of other kubelets, after " + length + " bytes");
        } else {
            int size = piece.remaining();
            piece.get(bytes, length, size);
            length += size;
        }
    }

    private boolean grow(int needed) {
        int next = Math.max(needed, Math.max(FIRST_PIECE, Math.min(maxBytes, bytes.length * 2)));
        if (!budget.take((long) next - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, next);
        return true;
    }

    private void refuse(String why) {
        Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
        bytes = new byte[0];
        body.completeExceptionally(new IOException(why));
    }

    /** Whether the limit or the budget was passed, so that further bytes are of no use. */
    boolean isRefused() {
        return body.isCompletedExceptionally();
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        body.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }
}
