package dev.windlass.metrics.kubelet;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for answers that are being read. Each answer is small against its own limit, but many kubelets that lie at once must not
 * fill the heap.
 */
final class AnswerBudget {
    private final AtomicLong free;

    AnswerBudget(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** The part of one answer; taken bytes are given back when it is closed. */
    Share open() {
        return new Share();
    }

    /** Bytes that nobody has taken. */
    long free() {
        return free.get();
    }

    /** What one answer has taken. Safe for the thread that reads it and the one that gives up on it. */
    final class Share implements AutoCloseable {
        private long taken;
        private boolean closed;

        /** Takes more; false when there is no more, or nobody waits for the answer any longer. */
        synchronized boolean take(long bytes) {
            if (closed) {
                return false;
            }
            if (free.addAndGet(-bytes) < 0) {
                free.addAndGet(bytes);
                return false;
            }
            taken += bytes;
            return true;
        }

        @Override
        public synchronized void close() {
            closed = true;
            free.addAndGet(taken);
            taken = 0;
        }
    }
}
