package dev.windlass.metrics.kubelet;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The memory for answers that are being read and taken apart. Each answer is small against its own limit, but many kubelets that lie at
 * once must neither fill the heap nor take the memory that a kubelet needs that is well.
 *
 * <p>So whoever wants memory when there is none waits for it, in the order in which the answers began: what is being read or taken apart
 * comes free soon. Unless a kubelet sends much and then nothing: of those that have had memory for a while without needing more, the one
 * that has had most for longest is hung up on. The beginnings of answers, which is all there is to most of them, have half of the memory
 * to themselves, so that they never wait behind large ones. Safe for any thread; threads that wait should be virtual ones.
 */
final class AnswerBudget {
    /** No answer gets more than this part of the whole. */
    private static final int LARGEST_PART = 8;
    /** What counts as the beginning of an answer; 256 KiB, which is a thousand containers, in a heap of 64 MB. */
    private static final int BEGINNING_PART = 64;

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(250);

    private final long total;
    private final LongSupplier nanos;
    private final Pool beginnings;
    private final Pool rest;
    private long opened;

    /** @param nanos a count of nanoseconds that never goes back */
    AnswerBudget(long bytes, LongSupplier nanos) {
        this.total = bytes;
        this.nanos = nanos;
        this.beginnings = new Pool(bytes / 2);
        this.rest = new Pool(bytes - bytes / 2);
    }

    /** The part of one answer; taken bytes are given back when it is closed. */
    synchronized Share open() {
        return new Share(opened++);
    }

    /** The largest answer there is ever memory for, in bytes. */
    long largestAnswer() {
        return total / LARGEST_PART;
    }

    /** Bytes that nobody has taken. */
    synchronized long free() {
        return beginnings.free + rest.free;
    }

    /** How many answers wait for memory. */
    synchronized int waiting() {
        return beginnings.waiters.size() + rest.waiters.size();
    }

    /** One half of the memory. Everything in it is done with the budget's lock held. */
    private final class Pool {
        private final Set<Part> holders = new HashSet<>();
        private final TreeSet<Part> waiters = new TreeSet<>(Comparator.comparingLong(part -> part.share.number));
        private long free;

        Pool(long bytes) {
            this.free = bytes;
        }

        boolean take(Part part, long bytes) throws InterruptedException {
            part.wanted = bytes;
            waiters.add(part);
            try {
                while (!part.share.closed) {
                    if (bytes <= free && waiters.first() == part) {
                        free -= bytes;
                        part.taken += bytes;
                        holders.add(part);
                        return true;
                    }
                    Optional<Part> chosen = toMakeRoom();
                    if (chosen.isPresent()) {
                        chosen.get().share.hangUp();
                    } else {
                        TimeUnit.NANOSECONDS.timedWait(AnswerBudget.this, untilOneIsIdle());
                    }
                }
                return false;
            } finally {
                waiters.remove(part);
                AnswerBudget.this.notifyAll();
            }
        }

        /** Where all that hold some wait for more and there is too little for the next, it is the one that began last. */
        private Optional<Part> toMakeRoom() {
            if (waiters.first().wanted <= free) {
                return Optional.empty();
            }
            long now = nanos.getAsLong();
            Optional<Part> idle = holders.stream()
                    .filter(part -> part.share.isRead() && now - part.share.tookAt >= PATIENCE)
                    .max(Comparator.comparingDouble(part -> (double) part.taken * (now - part.share.tookAt)));
            return idle.isPresent() || !waiters.containsAll(holders)
                    ? idle
                    : holders.stream().max(Comparator.comparingLong(part -> part.share.number));
        }

        private long untilOneIsIdle() {
            long now = nanos.getAsLong();
            return holders.stream()
                    .filter(part -> part.share.isRead())
                    .mapToLong(part -> PATIENCE - (now - part.share.tookAt))
                    .reduce(PATIENCE, (one, other) -> Math.max(1, Math.min(one, other)));
        }

        void giveBack(Part part) {
            free += part.taken;
            part.taken = 0;
            holders.remove(part);
        }
    }

    /** What one answer has of one half. */
    private static final class Part {
        private final Share share;
        private long taken;
        private long wanted;

        Part(Share share) {
            this.share = share;
        }
    }

    /** What one answer has taken. Safe for the thread that reads it and the one that gives up on it. */
    final class Share implements AutoCloseable {
        private final long number;
        private final Part beginning = new Part(this);
        private final Part more = new Part(this);
        private Runnable letGo = () -> {};
        private long tookAt;
        private boolean taking;
        private boolean settled;
        private boolean closed;

        private Share(long number) {
            this.number = number;
        }

        /**
         * Takes more, after a while when there is none; false when nobody waits for the answer any longer, or when it was chosen to make
         * room for others.
         */
        boolean take(long bytes) {
            synchronized (AnswerBudget.this) {
                long first = Math.min(bytes, Math.max(0, total / BEGINNING_PART - beginning.taken));
                taking = true;
                try {
                    return !closed
                            && (first == 0 || beginnings.take(beginning, first))
                            && (first == bytes || rest.take(more, bytes - first));
                } catch (InterruptedException _) {
                    // The process is ending.
                    Thread.currentThread().interrupt();
                    return false;
                } finally {
                    taking = false;
                    tookAt = nanos.getAsLong();
                }
            }
        }

        /** What is to happen when the answer is chosen to make room: its bytes are let go of at once, on any thread. */
        void whenChosen(Runnable action) {
            synchronized (AnswerBudget.this) {
                letGo = action;
            }
        }

        /** The answer is complete, and what is left to do with it takes no time of the kubelet's: false when it was too late. */
        boolean settle() {
            synchronized (AnswerBudget.this) {
                settled = true;
                return !closed;
            }
        }

        /** Whether it is up to the kubelet how long the memory is held. */
        private boolean isRead() {
            return !taking && !settled;
        }

        private void hangUp() {
            close();
            // What hangs up belongs to the HTTP client, which is not to be called with a lock of ours.
            Thread.startVirtualThread(letGo);
        }

        @Override
        public void close() {
            synchronized (AnswerBudget.this) {
                closed = true;
                beginnings.giveBack(beginning);
                rest.giveBack(more);
                AnswerBudget.this.notifyAll();
            }
        }
    }
}
