package dev.windlass.stream.sample;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a node's kubelet told beside usage at one reading.
 *
 * @param readAt when it was asked
 */
public record SignalReadings(Instant readAt, List<SignalEntity> entities) {
    public SignalReadings {
        Objects.requireNonNull(readAt, "readAt");
        entities = List.copyOf(entities);
    }
}
