package dev.windlass.console.projection;

import java.time.Instant;
import java.util.Objects;

/** Why the cluster-autoscaler added no node for a pod. */
public record Refusal(ObjectName pod, String message, Instant at) {
    public Refusal {
        Objects.requireNonNull(pod, "pod");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(at, "at");
    }
}
