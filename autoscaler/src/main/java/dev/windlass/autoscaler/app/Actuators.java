package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.actuation.EventSink;
import dev.windlass.autoscaler.actuation.KubeEvents;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.election.LeaderElection;
import dev.windlass.kube.election.LeaseSettings;
import dev.windlass.kube.event.EventRecorder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who acts, and how the cluster hears of it: the election of the evaluating replica and the events on autoscalers. */
final class Actuators implements AutoCloseable {
    private static final String COMPONENT = "windlass-autoscaler";

    private final KubeConnection connection;
    private final EventRecorder recorder;
    private final KubeEvents events;
    private final @Nullable LeaseSettings lease;
    private volatile @Nullable LeaderElection election;

    private Actuators(KubeConnection connection, EventRecorder recorder, @Nullable LeaseSettings lease) {
        this.connection = connection;
        this.recorder = recorder;
        this.events = new KubeEvents(recorder);
        this.lease = lease;
    }

    static Actuators of(AutoscalerConfig config, KubeConnection connection, InstantSource time) {
        AutoscalerConfig.LeaderElection settings = config.leaderElection();
        String identity = settings.identity().orElseGet(Actuators::host);
        return new Actuators(
                connection,
                new EventRecorder(connection, COMPONENT, identity, time),
                settings.enabled() ? LeaseSettings.of(settings.namespace(), settings.name(), identity) : null);
    }

    /** A container's host name is its pod's name, so a restarted container takes its own lease up again at once. */
    private static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> {
                    try {
                        return InetAddress.getLocalHost().getHostName();
                    } catch (UnknownHostException e) {
                        throw new IllegalArgumentException(
                                "this host has no name: set windlass.autoscaler.leader-election.identity", e);
                    }
                });
    }

    EventSink events() {
        return events;
    }

    /** Calls {@code lead} when this replica is to evaluate, {@code rest} when it no longer is. */
    void elect(Runnable lead, Runnable rest) {
        if (lease == null) {
            lead.run();
        } else {
            election = LeaderElection.start(connection, lease, lead, rest);
        }
    }

    /** Whether this replica may evaluate now; false as soon as the lease was not renewed in time, whatever else hangs. */
    boolean mayAct() {
        LeaderElection running = election;
        return lease == null || running != null && running.isLeader();
    }

    @Override
    public void close() {
        LeaderElection running = election;
        if (running != null) {
            running.close();
        }
        recorder.close();
    }
}
