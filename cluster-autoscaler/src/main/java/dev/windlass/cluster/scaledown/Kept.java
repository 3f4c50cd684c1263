package dev.windlass.cluster.scaledown;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node that stays, with what keeps it.
 *
 * @param detail the pod, budget, limit or timer, in words
 * @param ends when the reason ends by itself, {@code null} when nobody can say
 */
public record Kept(
        String node, Reason reason, String detail, @Nullable Instant ends) {
    public Kept {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    static Kept because(String node, Reason reason, String detail) {
        return new Kept(node, reason, detail, null);
    }

    static Kept until(String node, Reason reason, String detail, Instant ends) {
        return new Kept(node, reason, detail, ends);
    }

    public Optional<Instant> endsAt() {
        return Optional.ofNullable(ends);
    }

    /** Reasons by the names that the metric {@code unremovable_nodes_count} uses. */
    public enum Reason {
        SCALE_DOWN_DISABLED_ANNOTATION("ScaleDownDisabledAnnotation"),
        SCALE_DOWN_UNREADY_DISABLED("ScaleDownUnreadyDisabled"),
        NOT_AUTOSCALED("NotAutoscaled"),
        NOT_UNNEEDED_LONG_ENOUGH("NotUnneededLongEnough"),
        NOT_UNREADY_LONG_ENOUGH("NotUnreadyLongEnough"),
        NODE_GROUP_MIN_SIZE_REACHED("NodeGroupMinSizeReached"),
        NODE_GROUP_MAX_DELETION_COUNT_REACHED("NodeGroupMaxDeletionCountReached"),
        MINIMAL_RESOURCE_LIMIT_EXCEEDED("MinimalResourceLimitExceeded"),
        CURRENTLY_BEING_DELETED("CurrentlyBeingDeleted"),
        NOT_UNDERUTILIZED("NotUnderutilized"),
        NOT_UNNEEDED_OTHER_REASON("NotUnneededOtherReason"),
        RECENTLY_UNREMOVABLE("RecentlyUnremovable"),
        NO_PLACE_TO_MOVE_PODS("NoPlaceToMovePods"),
        BLOCKED_BY_POD("BlockedByPod"),
        BLOCKED_BY_ON_COMPLETION_POD("BlockedByOnCompletionPod");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** As users know it. */
        public String text() {
            return text;
        }
    }
}
