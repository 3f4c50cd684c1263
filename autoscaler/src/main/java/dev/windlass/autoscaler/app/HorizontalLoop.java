package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscaler;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscalers;
import dev.windlass.kube.watch.Change;
import dev.windlass.service.loop.LoopHealth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Evaluates every autoscaler once per period, and at once when it is new or its spec has changed; a bounded number at the same time.
 * Rests while another replica leads.
 */
final class HorizontalLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HorizontalLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final WatchedAutoscalers autoscalers;
    private final Reconciler reconciler;
    private final Duration period;
    private final LoopHealth health;
    private final InstantSource time;
    private final DueQueue<AutoscalerKey> queue = new DueQueue<>();
    private final Semaphore free;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread dispatcher;
    private final BooleanSupplier mayAct;
    private volatile boolean leading;

    /** @param mayAct asked before each evaluation, besides {@link #lead} and {@link #rest}: a lease ends by time as well */
    HorizontalLoop(
            WatchedAutoscalers autoscalers,
            Reconciler reconciler,
            Duration period,
            int concurrency,
            LoopHealth health,
            BooleanSupplier mayAct,
            InstantSource time) {
        this.autoscalers = autoscalers;
        this.reconciler = reconciler;
        this.period = period;
        this.health = health;
        this.time = time;
        this.mayAct = mayAct;
        this.free = new Semaphore(concurrency);
        this.dispatcher = Thread.ofVirtual().name("autoscaler-loop").unstarted(this::run);
        autoscalers.onChange(this::changed);
    }

    void start() {
        dispatcher.start();
    }

    /** From now on this replica evaluates. */
    void lead() {
        leading = true;
        autoscalers.forEach(autoscaler -> queue.add(autoscaler.key(), time.instant()));
    }

    /** Another replica evaluates. */
    void rest() {
        leading = false;
        reconciler.rest();
    }

    boolean isLeading() {
        return leading && mayAct.getAsBoolean();
    }

    private void changed(Change<WatchedAutoscaler> change) {
        switch (change) {
            case Change.Added(var _, WatchedAutoscaler added) -> queue.add(added.key(), time.instant());
            case Change.Updated(var _, WatchedAutoscaler before, WatchedAutoscaler after) -> {
                boolean spec =
                        before.autoscaler().generation() != after.autoscaler().generation()
                                || before.explain() != after.explain();
                queue.add(after.key(), spec ? time.instant() : time.instant().plus(period));
            }
            case Change.Removed(var _, WatchedAutoscaler gone) -> {
                queue.remove(gone.key());
                reconciler.forget(gone.key());
            }
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                // While every worker hangs nothing is finished here, and liveness says so.
                free.acquire();
                Optional<AutoscalerKey> due = isLeading() ? queue.poll(time.instant()) : Optional.empty();
                if (due.isPresent()) {
                    workers.execute(() -> work(due.get()));
                } else {
                    free.release();
                    queue.await(time.instant(), LONGEST_WAIT);
                }
                health.finished();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(AutoscalerKey key) {
        try {
            autoscalers.get(key).ifPresent(reconciler::reconcile);
        } catch (RuntimeException e) {
            LOG.errorf(e, "evaluation failed by a fault in the program: autoscaler=%s", key);
        } finally {
            free.release();
            queue.done(key);
            if (autoscalers.get(key).isPresent()) {
                queue.add(key, time.instant().plus(period));
            }
        }
    }

    @Override
    public void close() {
        leading = false;
        dispatcher.interrupt();
        workers.shutdownNow();
    }
}
