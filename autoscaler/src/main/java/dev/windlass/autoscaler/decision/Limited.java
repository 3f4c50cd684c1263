package dev.windlass.autoscaler.decision;

import java.util.Objects;

/**
 * What one limit made of a number of replicas.
 *
 * @param reason of the condition that reports it
 * @param message of the condition that reports it
 */
record Limited(int before, int after, String reason, String message) {
    Limited {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    boolean changed() {
        return before != after;
    }

    static Limited within(int replicas) {
        return new Limited(
                replicas, replicas, "DesiredWithinRange", "the desired count is within the acceptable range");
    }

    static Limited tooFew(int before, int after) {
        return new Limited(
                before, after, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
    }

    static Limited tooMany(int before, int after) {
        return new Limited(
                before, after, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
    }

    static Limited tooFast(int before, int after) {
        return new Limited(
                before,
                after,
                "ScaleUpLimit",
                "the desired replica count is increasing faster than the maximum scale rate");
    }

    static Limited tooFastDown(int before, int after) {
        return new Limited(
                before,
                after,
                "ScaleDownLimit",
                "the desired replica count is decreasing faster than the maximum scale rate");
    }

    static Limited ready(int replicas) {
        return new Limited(replicas, replicas, "ReadyForNewScale", "recommended size matches current size");
    }

    static Limited heldFromShrinking(int before, int after) {
        return new Limited(
                before,
                after,
                "ScaleDownStabilized",
                "recent recommendations were higher than current one, applying the highest recent recommendation");
    }

    static Limited heldFromGrowing(int before, int after) {
        return new Limited(
                before,
                after,
                "ScaleUpStabilized",
                "recent recommendations were lower than current one, applying the lowest recent recommendation");
    }
}
