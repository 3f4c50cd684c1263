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
        this(maxConcurrent - maxConcurrent / SHARE_OF_THE_FAILING, maxConcurrent / SHARE_OF_THE_FAILING);
    }

    /** Lanes of a width each. */
    Lanes(int answering, int failing) {
        this.answering = new Semaphore(Math.max(1, answering), true);
        this.failing = new Semaphore(Math.max(1, failing), true);
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
