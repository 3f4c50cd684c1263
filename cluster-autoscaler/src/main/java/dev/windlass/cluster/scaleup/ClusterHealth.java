package dev.windlass.cluster.scaleup;

/**
 * When so many nodes are unready that it is better to do nothing.
 *
 * @param acceptedUnready unready nodes that never matter
 * @param maxUnreadyPercent above both this share and that number, something is wrong
 */
public record ClusterHealth(int acceptedUnready, double maxUnreadyPercent) {
    private static final double PER_CENT = 100;

    public boolean isHealthy(Readiness nodes) {
        return nodes.unready() <= acceptedUnready
                || nodes.unready() * PER_CENT <= maxUnreadyPercent * nodes.registered();
    }
}
