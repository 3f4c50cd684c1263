package dev.windlass.cluster.scaledown;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pauses in which nodes are only watched, not removed. */
public final class Cooldown {
    private Cooldown() {}

    /** How long to pause after each kind of event. */
    public record Delays(Duration afterAdd, Duration afterDelete, Duration afterFailure) {
        public static final Delays DEFAULTS = new Delays(Duration.ofMinutes(10), Duration.ZERO, Duration.ofMinutes(3));

        public Delays {
            Objects.requireNonNull(afterAdd, "afterAdd");
            Objects.requireNonNull(afterDelete, "afterDelete");
            Objects.requireNonNull(afterFailure, "afterFailure");
        }
    }

    /** When the events were last seen; {@code null} for never. */
    public record LastEvents(
            @Nullable Instant added,
            @Nullable Instant deleted,
            @Nullable Instant failed) {
        public static final LastEvents NONE = new LastEvents(null, null, null);

        public LastEvents addedAt(Instant now) {
            return new LastEvents(now, deleted, failed);
        }

        public LastEvents deletedAt(Instant now) {
            return new LastEvents(added, now, failed);
        }

        public LastEvents failedAt(Instant now) {
            return new LastEvents(added, deleted, now);
        }
    }

    /**
     * A pause that is on.
     *
     * @param setting the delay that makes it
     */
    public record Pause(String setting, Instant until) {
        @Override
        public String toString() {
            return setting + " until " + until;
        }
    }

    /** The pause that ends last, if one is on. */
    public static Optional<Pause> at(Instant now, LastEvents last, Delays delays) {
        return Stream.of(
                        pause("scale-down-delay-after-add", last.added(), delays.afterAdd()),
                        pause("scale-down-delay-after-delete", last.deleted(), delays.afterDelete()),
                        pause("scale-down-delay-after-failure", last.failed(), delays.afterFailure()))
                .flatMap(Optional::stream)
                .filter(pause -> now.isBefore(pause.until()))
                .max((left, right) -> left.until().compareTo(right.until()));
    }

    private static Optional<Pause> pause(String setting, @Nullable Instant event, Duration delay) {
        return Optional.ofNullable(event).map(instant -> new Pause(setting, instant.plus(delay)));
    }
}
