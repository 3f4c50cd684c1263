package dev.windlass.autoscaler.horizontal;

import java.util.Objects;

/**
 * The scale subresource of a target as it was read.
 *
 * @param specReplicas what is asked for
 * @param statusReplicas what was last observed
 * @param selector label selector of the pods in its string form, empty when the target has none
 */
public record ScaleState(int specReplicas, int statusReplicas, String selector) {
    public ScaleState {
        Objects.requireNonNull(selector, "selector");
    }
}
