package dev.windlass.cluster.observe;

import dev.windlass.kube.wire.Time;
import java.time.Instant;

/** Kubernetes times. */
final class WireTimes {
    private WireTimes() {}

    static Instant instant(Time time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
