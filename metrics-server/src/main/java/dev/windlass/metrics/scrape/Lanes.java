package dev.windlass.metrics.scrape;

import java.util.concurrent.Semaphore;

/**
 * How many kubelets are asked at once. Those that failed when last asked wait in a lane of their own, so that however many of them
 * hang, no kubelet that answers stands behind them.
 */
final class Lanes {
    private static final int SHARE_OF_THE_FAILING = 4;

    private final Semaphore answering;
    private final Semaphore failing;

    Lanes(int maxConcurrent) {
        int forFailing = maxConcurrent / SHARE_OF_THE_FAILING;
        this.failing = new Semaphore(Math.max(1, forFailing), true);
        this.answering = new Semaphore(Math.max(1, maxConcurrent - forFailing), true);
    }

    /** The lane of a kubelet, by how it did when last asked. */
    Semaphore lane(Health health) {
        return switch (health) {
            case ANSWERING -> answering;
            case FAILING -> failing;
        };
    }

    /** How a kubelet did when last asked. */
    enum Health {
        ANSWERING,
        FAILING
    }
}
