package dev.windlass.kube.election;

import dev.windlass.kube.kind.ObjectKey;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Which Lease, and how patient.
 *
 * @param identity of this replica; unique, such as the pod's name
 * @param leaseFor how long others wait for a leader that has gone silent
 * @param renewWithin how long a leader goes on without a successful renewal; shorter than {@code leaseFor}, so that the
 *     old leader has stopped before the next begins
 * @param tryEvery pause between attempts, to renew or to take over
 */
public record LeaseSettings(
        ObjectKey lease,
        String identity,
        Duration leaseFor,
        Duration renewWithin,
        Duration tryEvery,
        InstantSource clock) {

    public LeaseSettings {
        if (identity.isEmpty()) {
            throw new IllegalArgumentException("a candidate for the lease %s needs an identity".formatted(lease));
        }
        if (leaseFor.compareTo(renewWithin) <= 0 || renewWithin.compareTo(tryEvery) <= 0 || leaseFor.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "leaseFor must be longer than renewWithin, and that longer than tryEvery: %s, %s, %s"
                            .formatted(leaseFor, renewWithin, tryEvery));
        }
    }

    /** 15 s, 10 s and 2 s, as Kubernetes' own components. */
    public static LeaseSettings of(String namespace, String name, String identity) {
        return new LeaseSettings(
                new ObjectKey(namespace, name),
                identity,
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                InstantSource.system());
    }

    public LeaseSettings withTimes(Duration lease, Duration renew, Duration attempts) {
        return new LeaseSettings(this.lease, identity, lease, renew, attempts, clock);
    }
}
