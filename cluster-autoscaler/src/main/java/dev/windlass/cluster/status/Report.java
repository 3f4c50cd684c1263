package dev.windlass.cluster.status;

import dev.windlass.cluster.scaleup.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the autoscaler at one moment.
 *
 * @param message for an operator, empty when there is nothing to say
 */
public record Report(Instant time, Phase phase, String message, Area cluster, List<Group> groups) {
    public Report {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(cluster, "cluster");
        groups = List.copyOf(groups);
    }

    /** How far the process has come. */
    public enum Phase {
        INITIALIZING("Initializing"),
        RUNNING("Running");

        private final String text;

        Phase(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Whether nodes are being added. */
    public enum ScaleUp {
        NEEDED("Needed"),
        NOT_NEEDED("NotNeeded"),
        IN_PROGRESS("InProgress"),
        NO_ACTIVITY("NoActivity"),
        BACKOFF("Backoff");

        private final String text;

        ScaleUp(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * The cluster, or a group.
     *
     * @param candidates unneeded nodes
     */
    public record Area(boolean healthy, Readiness nodes, ScaleUp scaleUp, int candidates) {}

    /**
     * One node group.
     *
     * @param backoff why it is left alone, {@code null} when it is not
     */
    public record Group(
            String name,
            Area area,
            int target,
            int minSize,
            int maxSize,
            @Nullable BackoffInfo backoff) {
        Optional<BackoffInfo> backoffInfo() {
            return Optional.ofNullable(backoff);
        }
    }

    /** The failure that led to a backoff. */
    public record BackoffInfo(String errorCode, String errorMessage) {}
}
