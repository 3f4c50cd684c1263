package dev.windlass.console.projection;

import dev.windlass.kube.quantity.Quantity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One metric of an autoscaler at one moment, as text for people and as numbers for plots.
 *
 * @param type {@code Resource}, {@code ContainerResource}, {@code Pods}, {@code Object} or {@code External}
 * @param current quantity or percentage, empty when it could not be read
 * @param target in the same form
 * @param currentNumber NaN when there is none
 * @param targetNumber in the unit of {@code currentNumber}; NaN when there is none
 */
public record Reading(
        String type, String name, String current, String target, double currentNumber, double targetNumber) {
    public Reading {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(target, "target");
    }

    /** A reading from its text. */
    public static Reading of(String type, String name, @Nullable String current, String target) {
        String seen = current == null ? "" : current;
        return new Reading(type, name, seen, target, number(seen), number(target));
    }

    /** The number in {@code 83%}, {@code 1500m} or {@code 1Gi}; NaN where there is none, for a plot shows a gap rather than fail. */
    private static double number(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1))
                    : Quantity.parse(text).toDouble();
        } catch (IllegalArgumentException e) {
            return Double.NaN;
        }
    }
}
