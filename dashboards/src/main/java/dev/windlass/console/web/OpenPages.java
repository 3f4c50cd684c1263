package dev.windlass.console.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The pages that are open: how many there may be, and the end of them all when the console stops. */
public final class OpenPages implements AutoCloseable {
    private final int max;
    private final Semaphore places;
    private final CountDownLatch closed = new CountDownLatch(1);

    public OpenPages(int max) {
        this.max = max;
        this.places = new Semaphore(max);
    }

    /** Pages open now. */
    public int count() {
        return max - places.availablePermits();
    }

    boolean enter() {
        return places.tryAcquire();
    }

    void leave() {
        places.release();
    }

    /** Waits; true when the console stops meanwhile. */
    boolean stopsWithin(long millis) throws InterruptedException {
        return closed.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
