package dev.windlass.metrics.kubelet.parse.summary;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The values that bear one time: those of one object of the summary. Kept until the object is at its end, since its time, and the
 * name of what it belongs to, may stand after the values.
 */
final class Section {
    private final JsonWalk walk;
    private final Map<Signal, Double> values = new EnumMap<>(Signal.class);
    private long timeMillis;

    /** @param otherwiseMillis the time when the object tells none */
    Section(JsonWalk walk, long otherwiseMillis) {
        this.walk = walk;
        this.timeMillis = otherwiseMillis;
    }

    /** Takes the time at which the walk stands. */
    void time() throws IOException {
        Long told = walk.timeMillis();
        if (told != null) {
            timeMillis = told;
        }
    }

    /** Takes the number at which the walk stands. */
    void number(Signal signal) throws IOException {
        number(signal, 1);
    }

    /** The same in another unit than the signal's. */
    void number(Signal signal, double divisor) throws IOException {
        values.put(signal, walk.number() / divisor);
    }

    /** Gives it the time of another section. */
    Section at(Section other) {
        timeMillis = other.timeMillis;
        return this;
    }

    void into(SignalsBuilder builder, Entity entity) {
        values.forEach((signal, value) -> builder.put(entity, signal, value, timeMillis));
    }
}
