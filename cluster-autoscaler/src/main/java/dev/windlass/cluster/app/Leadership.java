package dev.windlass.cluster.app;

import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.election.LeaderElection;
import dev.windlass.kube.election.LeaseSettings;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether this replica is the one that acts: the holder of the lease, or the only one there is. */
final class Leadership implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Leadership.class);

    private final AutoscalerConfig.Process config;
    private final KubeConnection connection;
    private final Runnable wake;
    private volatile @Nullable LeaderElection election;

    /**
     * @param wake called when this replica becomes the leader
     */
    Leadership(AutoscalerConfig.Process config, KubeConnection connection, Runnable wake) {
        this.config = config;
        this.connection = connection;
        this.wake = wake;
    }

    /** Names this replica: in a pod, the pod's own name comes first, so that a person finds it. */
    static String identity() {
        String host = System.getenv().getOrDefault("HOSTNAME", "cluster-autoscaler");
        return host + "_" + UUID.randomUUID();
    }

    void start() {
        if (!config.leaderElect()) {
            wake.run();
            return;
        }
        LeaseSettings lease = LeaseSettings.of(config.namespace(), config.leaderElectResourceName(), identity())
                .withTimes(
                        config.leaderElectLeaseDuration(),
                        config.leaderElectRenewDeadline(),
                        config.leaderElectRetryPeriod());
        election = LeaderElection.start(connection, lease, this::won, this::lost);
    }

    private void won() {
        LOG.infof("leading: lease=%s/%s", config.namespace(), config.leaderElectResourceName());
        wake.run();
    }

    private void lost() {
        LOG.warnf("no longer leading: lease=%s/%s", config.namespace(), config.leaderElectResourceName());
        wake.run();
    }

    boolean leads() {
        if (!config.leaderElect()) {
            return true;
        }
        LeaderElection running = election;
        return running != null && running.isLeader();
    }

    /** Gives the lease back. */
    @Override
    public void close() {
        LeaderElection running = election;
        if (running != null) {
            running.close();
        }
    }
}
