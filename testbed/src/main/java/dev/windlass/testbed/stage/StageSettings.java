package dev.windlass.testbed.stage;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a stage is set.
 *
 * @param directory for logs, data and configuration
 * @param ground a cluster of its own, or one that is given
 * @param further settings of single services, over those of the pace
 * @param progress is told what is being started
 */
public record StageSettings(
        Path directory, Ground ground, Pace pace, Map<Part, Map<String, String>> further, Consumer<String> progress) {
    public StageSettings {
        Map<Part, Map<String, String>> copy = new EnumMap<>(Part.class);
        further.forEach((part, settings) -> copy.put(part, Map.copyOf(settings)));
        further = copy;
    }

    /** The quick pace, nothing further, silent. */
    public static StageSettings in(Path directory) {
        return new StageSettings(directory, new Ground.NewCluster(), Pace.quick(), Map.of(), _ -> {});
    }

    /** Stands on the cluster of this kubeconfig instead of one of its own. */
    public StageSettings on(Path kubeconfig) {
        return new StageSettings(directory, new Ground.GivenCluster(kubeconfig), pace, further, progress);
    }

    /** What a stage stands on. */
    public sealed interface Ground {
        /** A control plane that the stage starts and ends. */
        record NewCluster() implements Ground {}

        /** A cluster that is there before and after. */
        record GivenCluster(Path kubeconfig) implements Ground {}
    }

    public StageSettings telling(Consumer<String> listener) {
        return new StageSettings(directory, ground, pace, further, listener);
    }

    /** One more setting of one service. */
    public StageSettings with(Part part, String name, String value) {
        Map<Part, Map<String, String>> more = new EnumMap<>(Part.class);
        more.putAll(further);
        Map<String, String> settings = new HashMap<>(more.getOrDefault(part, Map.of()));
        settings.put(name, value);
        more.put(part, settings);
        return new StageSettings(directory, ground, pace, more, progress);
    }

    Map<String, String> furtherOf(Part part) {
        return further.getOrDefault(part, Map.of());
    }
}
