package dev.windlass.kube.aggregated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the memory of answers that wait for their callers to take them. A list of all pods has tens of megabytes: a few dozen
 * callers at once, or a few that read slowly, would otherwise fill the heap. New lists wait for room; where there is none, callers
 * that take next to nothing of theirs lose their connection, the oldest first. Who takes a quarter of a megabyte a second is
 * never cut, however many share the machine.
 */
final class Backlog {
    private static final int KINDS_REMEMBERED = 64;
    /** Smaller answers need no foresight, and there may be any number of kinds of them. */
    private static final int SMALL = 64 * 1024;

    /** A caller that takes less, over one grace, is slow: not a slow network, but nobody who wants the list. */
    private static final long LEAST_BYTES_A_SECOND = 256 * 1024;

    private static final double NANOS_A_SECOND = 1e9;

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final LongSupplier most;
    private final long patienceNanos;
    private final long graceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Map<String, Long> lastSizes = new HashMap<>();
    private final SequencedSet<Delivery> sending = new LinkedHashSet<>();
    private long held;
    /** What may wait, as it was when an answer last came or looked for room: to ask takes longer than to make a piece. */
    private volatile long mostThen = Long.MAX_VALUE;

    private volatile int sendingNow;

    /**
     * @param most bytes that may wait, as of now; one answer is let through whatever its size
     * @param patience how long a list waits for room
     * @param grace how long a caller may take nothing while others wait
     */
    Backlog(LongSupplier most, Duration patience, Duration grace) {
        this.most = most;
        this.patienceNanos = patience.toNanos();
        this.graceNanos = grace.toNanos();
    }

    /** As much as the heap has room for. */
    static Backlog ofHeap() {
        return new Backlog(HeapRoom.ofThisProcess()::forAnswers, Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    Delivery delivery() {
        return new Delivery();
    }

    /** Bytes of answers that are being made or sent. */
    long held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** One answer, from before it is made until its caller has it or is gone. */
    final class Delivery implements AutoCloseable {
        private String kind = "";
        private long bytes;
        private long since;
        private long takenSince;
        private boolean slow;
        private @Nullable Runnable cut;
        private boolean over;

        /**
         * Waits until an answer of this kind fits, by the size of the last one.
         *
         * @return whether there is room; not when the patience is at its end, or the caller is gone
         */
        boolean awaitRoom(String answerKind) throws InterruptedException {
            kind = answerKind;
            long left = patienceNanos;
            while (true) {
                List<Runnable> cuts = new ArrayList<>();
                lock.lockInterruptibly();
                try {
                    long expected = lastSizes.getOrDefault(kind, 0L);
                    mostThen = most.getAsLong();
                    if (!over && (held == 0 || held + expected <= mostThen)) {
                        hold(expected);
                        return true;
                    }
                    if (over || left <= 0) {
                        return false;
                    }
                    takeSlowest(cuts);
                    if (cuts.isEmpty()) {
                        long asked = Math.min(left, LOOK_AGAIN_NANOS);
                        left -= asked - Math.max(0, room.awaitNanos(asked));
                    }
                } finally {
                    lock.unlock();
                }
                cuts.forEach(Runnable::run);
            }
        }

        /** @param whenTooSlow ends the connection; may be called from any thread */
        void sends(long length, Runnable whenTooSlow) {
            lock.lock();
            try {
                if (over) {
                    return;
                }
                hold(length);
                boolean worthIt = length >= SMALL && !kind.isEmpty();
                if (worthIt && (lastSizes.size() < KINDS_REMEMBERED || lastSizes.containsKey(kind))) {
                    lastSizes.put(kind, length);
                }
                cut = whenTooSlow;
                since = System.nanoTime();
                sending.add(this);
                sendingNow = sending.size();
            } finally {
                lock.unlock();
            }
        }

        /**
         * How many pieces of this answer may be under way: as much as all that are being sent get of the room, and one at the least, which
         * {@link #sends} has counted.
         *
         * @param mostPieces that it can use
         * @param bytesEach what each holds
         */
        int share(int mostPieces, long bytesEach) {
            return (int) Math.clamp(mostThen / Math.max(1, sendingNow) / bytesEach, 1, mostPieces);
        }

        /** The caller has taken some of it. */
        void took(long taken) {
            lock.lock();
            try {
                look(System.nanoTime());
                takenSince += taken;
            } finally {
                lock.unlock();
            }
        }

        /** Judges the caller by the last grace, when that is over. */
        private void look(long now) {
            long elapsed = now - since;
            if (elapsed >= graceNanos) {
                slow = takenSince < LEAST_BYTES_A_SECOND * (elapsed / NANOS_A_SECOND);
                since = now;
                takenSince = 0;
            }
        }

        private void hold(long now) {
            held += now - bytes;
            bytes = now;
            room.signalAll();
        }

        @Override
        public void close() {
            lock.lock();
            try {
                over = true;
                sending.remove(this);
                sendingNow = sending.size();
                hold(0);
            } finally {
                lock.unlock();
            }
        }
    }

    private void takeSlowest(List<Runnable> cuts) {
        long now = System.nanoTime();
        sending.forEach(delivery -> delivery.look(now));
        sending.stream().filter(delivery -> delivery.slow).findFirst().ifPresent(slowest -> {
            if (slowest.cut != null) {
                cuts.add(slowest.cut);
            }
            sending.remove(slowest);
            sendingNow = sending.size();
            slowest.hold(0);
        });
    }
}
