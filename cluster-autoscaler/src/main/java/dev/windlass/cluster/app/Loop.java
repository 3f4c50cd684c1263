package dev.windlass.cluster.app;

import dev.windlass.service.loop.LoopHealth;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Runs passes: one each scan interval, and one at once when somebody calls or the last pass did something. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    /** Between passes, however much there is to do, so that the API server's answers can arrive. */
    private static final Duration BREATH = Duration.ofMillis(200);

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration IN_A_MOMENT = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Autoscaler autoscaler;
    private final BooleanSupplier leads;
    private final Wake wake;
    private final Duration interval;
    private final LoopHealth health;
    private final AutoscalerMetrics metrics;
    private final Thread thread;
    private boolean led;

    /**
     * @param leads whether this replica is the one that acts
     */
    Loop(
            Autoscaler autoscaler,
            BooleanSupplier leads,
            Wake wake,
            Duration interval,
            LoopHealth health,
            AutoscalerMetrics metrics) {
        this.autoscaler = autoscaler;
        this.leads = leads;
        this.wake = wake;
        this.interval = interval;
        this.health = health;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("cluster-autoscaler").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Autoscaler.Outcome outcome = tick();
                health.finished();
                Thread.sleep(BREATH);
                wake.await(
                        switch (outcome) {
                            case ACTED -> AT_ONCE;
                            case EXPECTING -> IN_A_MOMENT;
                            case QUIET -> interval;
                        });
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the orderly end
        }
    }

    private Autoscaler.Outcome tick() {
        boolean leading = leads.getAsBoolean();
        metrics.leader(leading);
        if (led && !leading) {
            autoscaler.stoodDown();
        }
        led = leading;
        if (!leading) {
            return Autoscaler.Outcome.QUIET;
        }
        try {
            return autoscaler.runOnce();
        } catch (RuntimeException e) {
            // A fault of ours must not end the loop: the next pass starts from what is observed then.
            metrics.error("internalError");
            LOG.errorf(e, "pass failed");
            return Autoscaler.Outcome.QUIET;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
