package dev.windlass.metrics.kubelet;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Collects an answer's bytes up to a limit, waits for memory where there is none, and refuses more when the limit is passed or the budget
 * has chosen it to make room. For one thread, but for the one that makes room.
 */
final class BoundedBody {
    private static final int FIRST_PIECE = 16 * 1024;
    private static final byte[] NONE = new byte[0];

    private final int maxBytes;
    private final AnswerBudget.Share budget;
    /** Written by the thread that reads, and emptied by the one that makes room. */
    private volatile byte[] bytes = NONE;

    private volatile boolean chosen;
    private int length;

    /** The answer takes more than it may. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }

    /** @param whenChosen told why, by another thread, when it is chosen to make room; nothing more needs to arrive then */
    BoundedBody(int maxBytes, AnswerBudget.Share budget, Consumer<String> whenChosen) {
        this.maxBytes = maxBytes;
        this.budget = budget;
        budget.whenChosen(() -> {
            chosen = true;
            bytes = NONE;
            whenChosen.accept("no memory left for it beside the answers of other kubelets");
        });
    }

    /** Takes in the first {@code count} bytes of a piece. */
    void add(byte[] piece, int count) throws RefusedException {
        int needed = length + count;
        if (needed > maxBytes) {
            throw refused("more than " + maxBytes + " bytes");
        }
        byte[] held = bytes;
        if (needed > held.length) {
            held = grown(held, needed);
        }
        System.arraycopy(piece, 0, held, length, count);
        length = needed;
    }

    private byte[] grown(byte[] held, int needed) throws RefusedException {
        int next = Math.max(needed, Math.max(FIRST_PIECE, Math.min(maxBytes, held.length * 2)));
        if (chosen || !budget.take((long) next - held.length)) {
            throw refused(noMemory());
        }
        byte[] grown = Arrays.copyOf(held, next);
        bytes = grown;
        // Whoever makes room may have emptied it just before.
        if (chosen) {
            throw refused(noMemory());
        }
        return grown;
    }

    private String noMemory() {
        return "no memory left for it beside the answers of other kubelets, after " + length + " bytes";
    }

    private RefusedException refused(String why) {
        bytes = NONE;
        return new RefusedException(why);
    }

    /** Bytes of memory that are held for it at the moment. */
    int heldBytes() {
        return bytes.length;
    }

    /** All that was taken in, which is then no longer held here. */
    byte[] bytes() throws RefusedException {
        byte[] held = bytes;
        bytes = NONE;
        if (chosen) {
            throw refused(noMemory());
        }
        return length == held.length ? held : Arrays.copyOf(held, length);
    }
}
