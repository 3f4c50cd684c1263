package dev.windlass.kube.election;

import com.fasterxml.jackson.databind.JsonNode;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeException;
import dev.windlass.kube.client.KubeObjects;
import dev.windlass.kube.kind.Kinds;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries to become and stay the leader, for as long as it is open.
 *
 * <p>The rules are those of client-go's leader election: a silent leader is outwaited by this machine's own clock, every
 * write carries the version that was read, and a leader that can not renew in time steps down before the lease ends.
 * Closing gives the lease back, so that the next leader need not wait.
 */
public final class LeaderElection implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LeaderElection.class.getName());
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final KubeObjects objects;
    private final LeaseSettings settings;
    private final Runnable onStarted;
    private final Runnable onStopped;
    private @Nullable Thread thread;

    private volatile boolean stopped;
    // Set while leading: until when this replica may act without a further renewal.
    private volatile @Nullable Instant leadingUntil;
    private @Nullable LeaseRecord observed;
    private Instant observedAt;

    private LeaderElection(KubeConnection connection, LeaseSettings settings, Runnable onStarted, Runnable onStopped) {
        this.objects = new KubeObjects(connection, settings.renewWithin());
        this.settings = settings;
        this.onStarted = onStarted;
        this.onStopped = onStopped;
        this.observedAt = settings.clock().instant();
    }

    /**
     * Starts to run for leader, on a virtual thread of its own.
     *
     * @param onStarted called when this replica has become the leader; must return at once
     * @param onStopped called when it is no longer; must return at once
     */
    public static LeaderElection start(
            KubeConnection connection, LeaseSettings settings, Runnable onStarted, Runnable onStopped) {
        LeaderElection election = new LeaderElection(connection, settings, onStarted, onStopped);
        election.thread =
                Thread.ofVirtual().name("election " + settings.lease()).start(election::run);
        return election;
    }

    /** Whether this replica may act as leader now. False as soon as the last renewal is too old, whatever else hangs. */
    public boolean isLeader() {
        Instant until = leadingUntil;
        return until != null && settings.clock().instant().isBefore(until);
    }

    private void run() {
        try {
            while (!stopped) {
                attempt();
                stepDownIfLate();
                pause();
            }
        } finally {
            stepDown("stopped");
        }
    }

    private void attempt() {
        Instant began = settings.clock().instant();
        try {
            if (holdOrTake(began)) {
                lead(began);
            } else {
                follow();
            }
        } catch (IOException e) {
            if (!stopped) {
                LOG.log(Level.WARNING, "lease {0} can not be held or taken: {1}", settings.lease(), e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "election by lease " + settings.lease() + ": fault in the program", e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.tryEvery());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /** Writes the lease if it is ours, free, or outwaited. True when it is ours now. */
    private boolean holdOrTake(Instant now) throws IOException {
        Optional<JsonNode> found = objects.getJson(Kinds.LEASE, settings.lease());
        if (found.isEmpty()) {
            LeaseRecord fresh = new LeaseRecord("", settings.leaseFor(), "", "", 0, "");
            return written(() -> objects.create(
                    Kinds.LEASE,
                    fresh.heldBy(settings.identity(), settings.leaseFor(), now).json(settings.lease())));
        }
        LeaseRecord record = LeaseRecord.read(found.get());
        LeaseRecord before = observed;
        if (before == null || !record.sameAs(before)) {
            observed = record;
            observedAt = now;
        }
        boolean mine = record.holder().equals(settings.identity());
        boolean outwaited = !now.isBefore(observedAt.plus(record.leaseFor()));
        if (!mine && !record.holder().isEmpty() && !outwaited) {
            return false;
        }
        return replaced(record.heldBy(settings.identity(), settings.leaseFor(), now));
    }

    private interface Write {
        JsonNode send() throws IOException;
    }

    private boolean replaced(LeaseRecord record) throws IOException {
        return written(() -> objects.replace(Kinds.LEASE, settings.lease(), record.json(settings.lease())));
    }

    /** False when another replica was quicker. */
    private boolean written(Write write) throws IOException {
        try {
            observed = LeaseRecord.read(write.send());
            observedAt = settings.clock().instant();
            return true;
        } catch (KubeException e) {
            if (e.isConflict() || e.isAlreadyExists()) {
                return false;
            }
            throw e;
        }
    }

    // Counted from before the request was sent: what others see is not older than that.
    private void lead(Instant began) {
        boolean first = leadingUntil == null;
        leadingUntil = began.plus(settings.renewWithin());
        if (first) {
            LOG.log(Level.INFO, "leading: {0} holds lease {1}", settings.identity(), settings.lease());
            onStarted.run();
        }
    }

    private void follow() {
        LeaseRecord record = observed;
        if (record != null && !record.holder().equals(settings.identity())) {
            stepDown("lease held by " + record.holder());
        }
    }

    private void stepDownIfLate() {
        if (leadingUntil != null && !isLeader()) {
            stepDown("not renewed within " + settings.renewWithin());
        }
    }

    private void stepDown(String why) {
        if (leadingUntil != null) {
            leadingUntil = null;
            LOG.log(Level.INFO, "no longer leading by lease {0}: {1}", settings.lease(), why);
            onStopped.run();
        }
    }

    /** Steps down and gives the lease back. */
    @Override
    public void close() {
        boolean led = isLeader();
        stopped = true;
        Thread running = thread;
        try {
            if (running != null) {
                running.interrupt();
                running.join(LONGEST_GOODBYE);
            }
            if (led && !releasing()) {
                LOG.log(Level.DEBUG, "lease {0} has another holder already", settings.lease());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "lease {0} could not be given back: {1}", settings.lease(), e.getMessage());
        }
    }

    private boolean releasing() throws IOException {
        Optional<LeaseRecord> record =
                objects.getJson(Kinds.LEASE, settings.lease()).map(LeaseRecord::read);
        return record.isPresent()
                && record.get().holder().equals(settings.identity())
                && replaced(record.get().released(settings.clock().instant()));
    }
}
