package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;

/** A node group at one moment. */
public record GroupPoint(Instant at, int targetSize, int ready) implements HistoryPoint<GroupPoint> {
    public GroupPoint {
        Objects.requireNonNull(at, "at");
    }

    @Override
    public boolean sameValues(GroupPoint other) {
        return !isStepFrom(other);
    }

    @Override
    public boolean isStepFrom(GroupPoint previous) {
        return targetSize != previous.targetSize || ready != previous.ready;
    }
}
