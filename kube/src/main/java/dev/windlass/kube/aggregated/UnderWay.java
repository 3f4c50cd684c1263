package dev.windlass.kube.aggregated;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests under way, each from its arrival until its caller has the answer or is gone, so that an end can wait for them. */
final class UnderWay {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition gone = lock.newCondition();
    private final Set<Object> requests = new HashSet<>();
    private volatile boolean last;

    /** @param request any object, the same for {@link #left} */
    void came(Object request) {
        lock.lock();
        try {
            requests.add(request);
        } finally {
            lock.unlock();
        }
    }

    /** May be said more than once of a request. */
    void left(Object request) {
        lock.lock();
        try {
            requests.remove(request);
            gone.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on callers should be told not to come again on the same connection. */
    void lastOnes() {
        last = true;
    }

    boolean areLastOnes() {
        return last;
    }

    /**
     * Waits until no request is under way.
     *
     * @return how many still are when the limit is over, or the thread is interrupted
     */
    int awaitNone(Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (!requests.isEmpty() && left > 0) {
                left = gone.awaitNanos(left);
            }
            return requests.size();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return requests.size();
        } finally {
            lock.unlock();
        }
    }
}
