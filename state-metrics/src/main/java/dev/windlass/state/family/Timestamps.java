package dev.windlass.state.family;

import dev.windlass.kube.wire.Time;
import dev.windlass.state.exposition.Samples;
import java.time.Instant;
import java.util.Optional;

/** Times of objects as whole unix seconds; fractions are dropped. */
final class Timestamps {
    /** What the peer prints for a time that a required field leaves out: its zero time, 1 January of the year 1. */
    private static final long UNSET_SECONDS = -62_135_596_800L;

    private Timestamps() {}

    /** On the wire an unset time may be an empty message, so presence of the seconds decides. */
    static boolean isSet(Time time) {
        return time.hasSeconds();
    }

    static void addIfSet(Samples samples, Time time) {
        if (isSet(time)) {
            samples.add((double) time.getSeconds());
        }
    }

    /** For fields that Kubernetes promises to fill: when one is empty all the same, the peer's zero time. */
    static long seconds(Time time) {
        return isSet(time) ? time.getSeconds() : UNSET_SECONDS;
    }

    static Optional<Instant> instant(Time time) {
        return isSet(time) ? Optional.of(Instant.ofEpochSecond(time.getSeconds())) : Optional.empty();
    }
}
