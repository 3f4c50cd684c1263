package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * How many kubelets are asked at once. A place is for the beginning of a scrape, where the work is: a kubelet that has said nothing for
 * half a second costs nothing but a connection, and gives its place up. Those that failed when last asked wait in a lane of their own. So
 * neither kubelets that are known to hang nor a whole zone that begins to keeps the others waiting. Safe for any thread.
 */
final class Lanes {
    private static final int SHARE_OF_THE_FAILING = 4;
    /** Longer than a kubelet that is well takes, TLS handshake included. */
    private static final Duration HELD_AT_MOST = Duration.ofMillis(500);

    private final Lane answering;
    private final Lane failing;

    Lanes(int maxConcurrent) {
        int forFailing = maxConcurrent / SHARE_OF_THE_FAILING;
        this.failing = new Lane(Math.max(1, forFailing));
        this.answering = new Lane(Math.max(1, maxConcurrent - forFailing));
    }

    /** The lane of a kubelet, by how it did when last asked. */
    Lane lane(Health health) {
        return switch (health) {
            case ANSWERING -> answering;
            case FAILING -> failing;
        };
    }

    /** Takes their places from those that have had them for too long; to be called several times a second. */
    void giveUp(Instant now) {
        answering.giveUp(now);
        failing.giveUp(now);
    }

    /** How a kubelet did when last asked. */
    enum Health {
        ANSWERING,
        FAILING
    }

    /** One line of scrapes, first come, first served. */
    static final class Lane {
        private final Semaphore free;
        /** In the order in which they were taken; those given back by their holders leave when they come to the front. */
        private final Deque<Place> taken = new ArrayDeque<>();

        private Lane(int places) {
            this.free = new Semaphore(places, true);
        }

        /** Waits for a place, which counts as taken from when there is one. */
        Place enter(InstantSource time) throws InterruptedException {
            free.acquire();
            synchronized (this) {
                Place place = new Place(time.instant());
                taken.addLast(place);
                return place;
            }
        }

        private synchronized void giveUp(Instant now) {
            for (Place first = taken.peekFirst(); first != null; first = taken.peekFirst()) {
                if (first.held && first.since.plus(HELD_AT_MOST).isAfter(now)) {
                    return;
                }
                taken.removeFirst();
                first.giveBack();
            }
        }

        /** One scrape's place, given back once, by whoever comes first. */
        final class Place implements AutoCloseable {
            private final Instant since;
            private boolean held = true;

            private Place(Instant since) {
                this.since = since;
            }

            private void giveBack() {
                if (held) {
                    held = false;
                    free.release();
                }
            }

            @Override
            public void close() {
                synchronized (Lane.this) {
                    giveBack();
                }
            }
        }
    }
}
