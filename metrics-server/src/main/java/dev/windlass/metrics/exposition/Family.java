package dev.windlass.metrics.exposition;

import dev.windlass.metrics.signal.Form;
import dev.windlass.metrics.signal.Level;
import java.util.List;
import java.util.Objects;

/**
 * A family of the page.
 *
 * @param level what its series are of, which decides about their labels
 * @param series one for each set of labels that all its entities have
 */
record Family(String name, String help, Form form, Level level, List<Series> series) {
    /**
     * @param labels further labels as they are written, such as {@code scope="container"}; empty for none
     */
    record Series(Origin origin, String labels) {}

    Family {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException(name + " has no series");
        }
    }

    static Family of(String name, Form form, Level level, Origin origin, String help) {
        return new Family(name, help, form, level, List.of(new Series(origin, "")));
    }

    /** The label that the entity's own name stands under; empty where the entity has none. */
    static String nameLabel(Level level) {
        return switch (level) {
            case NODE, POD -> "";
            case FILESYSTEM -> "filesystem";
            case NODE_INTERFACE, POD_INTERFACE -> "interface";
            case CLAIM -> "persistentvolumeclaim";
            case CONTAINER -> "container";
        };
    }
}
