package dev.windlass.cluster.app;

import dev.windlass.cluster.scaledown.Cooldown;
import dev.windlass.cluster.scaledown.Settings;
import dev.windlass.kube.duration.GoDuration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The scale-down flags by name, with the text each is set to. Immutable; setting one gives another.
 */
final class ScaleDownFlags {
    private final Map<String, String> texts;

    private ScaleDownFlags(Map<String, String> texts) {
        this.texts = texts;
    }

    /** @throws IllegalArgumentException when one of the texts is no value for its flag */
    static ScaleDownFlags of(AutoscalerConfig.Shrinking config) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("scale-down-enabled", config.scaleDownEnabled());
        texts.put("scale-down-delay-after-add", config.scaleDownDelayAfterAdd());
        texts.put("scale-down-delay-after-delete", config.scaleDownDelayAfterDelete());
        texts.put("scale-down-delay-after-failure", config.scaleDownDelayAfterFailure());
        texts.put("scale-down-unneeded-time", config.scaleDownUnneededTime());
        texts.put("scale-down-unready-time", config.scaleDownUnreadyTime());
        texts.put("scale-down-unready-enabled", config.scaleDownUnreadyEnabled());
        texts.put("scale-down-utilization-threshold", config.scaleDownUtilizationThreshold());
        texts.put("scale-down-non-empty-candidates-count", config.scaleDownNonEmptyCandidatesCount());
        texts.put("scale-down-simulation-timeout", config.scaleDownSimulationTimeout());
        texts.put("unremovable-node-recheck-timeout", config.unremovableNodeRecheckTimeout());
        texts.put("ignore-daemonsets-utilization", config.ignoreDaemonsetsUtilization());
        texts.put("ignore-mirror-pods-utilization", config.ignoreMirrorPodsUtilization());
        texts.put("skip-nodes-with-local-storage", config.skipNodesWithLocalStorage());
        texts.put("skip-nodes-with-system-pods", config.skipNodesWithSystemPods());
        texts.put("skip-nodes-with-custom-controller-pods", config.skipNodesWithCustomControllerPods());
        texts.put("min-replica-count", config.minReplicaCount());
        texts.put("blocking-system-pod-distruption-timeout", config.blockingSystemPodDistruptionTimeout());
        texts.put("max-scale-down-parallelism", config.maxScaleDownParallelism());
        texts.put("max-drain-parallelism", config.maxDrainParallelism());
        ScaleDownFlags flags = new ScaleDownFlags(texts);
        flags.settings();
        return flags;
    }

    /**
     * The flags with one of them changed.
     *
     * @throws IllegalArgumentException when there is no such flag, or the text is no value for it
     */
    ScaleDownFlags with(String flag, String text) {
        if (!texts.containsKey(flag)) {
            throw new IllegalArgumentException(
                    "there is no such setting; the settings are " + String.join(", ", texts.keySet()));
        }
        Map<String, String> changed = new LinkedHashMap<>(texts);
        changed.put(flag, text.strip());
        ScaleDownFlags flags = new ScaleDownFlags(changed);
        flags.settings();
        return flags;
    }

    Set<String> names() {
        return texts.keySet();
    }

    String text(String flag) {
        return texts.getOrDefault(flag, "");
    }

    boolean enabled() {
        return truth("scale-down-enabled");
    }

    Settings settings() {
        enabled();
        return new Settings(
                share("scale-down-utilization-threshold"),
                duration("scale-down-unneeded-time"),
                duration("scale-down-unready-time"),
                new Cooldown.Delays(
                        duration("scale-down-delay-after-add"),
                        duration("scale-down-delay-after-delete"),
                        duration("scale-down-delay-after-failure")),
                new Settings.Pods(
                        truth("skip-nodes-with-local-storage"),
                        truth("skip-nodes-with-system-pods"),
                        truth("skip-nodes-with-custom-controller-pods"),
                        count("min-replica-count"),
                        duration("blocking-system-pod-distruption-timeout")),
                truth("scale-down-unready-enabled"),
                truth("ignore-daemonsets-utilization"),
                truth("ignore-mirror-pods-utilization"),
                count("scale-down-non-empty-candidates-count"),
                duration("unremovable-node-recheck-timeout"),
                duration("scale-down-simulation-timeout"),
                count("max-scale-down-parallelism"),
                count("max-drain-parallelism"));
    }

    private Duration duration(String flag) {
        Duration duration = parsed(
                flag, "a duration such as 10m or 1h30m", text -> GoDuration.parse(text.equals("0") ? "0s" : text));
        if (duration.isNegative()) {
            throw wrong(flag, "a duration of 0 or more");
        }
        return duration;
    }

    private double share(String flag) {
        double share = parsed(flag, "a number between 0 and 1", Double::parseDouble);
        if (!(share >= 0 && share <= 1)) {
            throw wrong(flag, "a number between 0 and 1");
        }
        return share;
    }

    private int count(String flag) {
        return parsed(flag, "a whole number", Integer::parseInt);
    }

    private boolean truth(String flag) {
        return switch (text(flag)) {
            case "true" -> true;
            case "false" -> false;
            case String _ -> throw wrong(flag, "true or false");
        };
    }

    private <T> T parsed(String flag, String form, Function<String, T> parser) {
        try {
            return parser.apply(text(flag));
        } catch (IllegalArgumentException e) {
            IllegalArgumentException wrong = wrong(flag, form);
            wrong.initCause(e);
            throw wrong;
        }
    }

    private IllegalArgumentException wrong(String flag, String form) {
        return new IllegalArgumentException(flag + " is \"" + text(flag) + "\"; write " + form);
    }
}
