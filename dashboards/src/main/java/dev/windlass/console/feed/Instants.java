package dev.windlass.console.feed;

import dev.windlass.kube.wire.Time;
import java.time.Instant;

/** Kubernetes' time as Java's. */
final class Instants {
    private Instants() {}

    static Instant of(Time time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
