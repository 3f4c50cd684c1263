package dev.windlass.cluster.snapshot;

import java.util.Objects;

/**
 * A toleration of a pod, each part empty when it was not given.
 *
 * @param operator empty (meaning {@code Equal}), {@code Equal}, {@code Exists}, {@code Gt} or {@code Lt}
 */
public record Toleration(String key, String operator, String value, String effect) {
    public Toleration {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(effect, "effect");
    }
}
