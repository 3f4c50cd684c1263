package dev.windlass.stream.decision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one metric of an autoscaler's spec proposed.
 *
 * @param type {@code Resource}, {@code ContainerResource}, {@code Pods}, {@code Object} or {@code External}
 * @param name the metric's name, such as {@code cpu} or {@code http_requests_per_second}
 * @param current the value seen, as a quantity or a percentage ({@code 83%}), {@code null} when it could not be read
 * @param target the target in the same form
 * @param replicas the proposal, {@code null} when the metric failed
 * @param error why there is no proposal, {@code null} when there is one
 */
public record MetricProposal(
        String type,
        String name,
        @Nullable String current,
        String target,
        @Nullable Integer replicas,
        @Nullable String error) {
    public MetricProposal {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        if ((replicas == null) == (error == null)) {
            throw new IllegalArgumentException("metric " + name + " must have either a proposal or an error");
        }
    }
}
