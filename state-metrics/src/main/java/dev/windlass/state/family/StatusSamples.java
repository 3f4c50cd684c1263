package dev.windlass.state.family;

import dev.windlass.state.exposition.Samples;
import java.util.Arrays;
import java.util.List;

/** The shapes in which a state is said: one sample per possible value, 1 on the one that holds. */
final class StatusSamples {
    private static final List<String> CONDITION_STATUSES = List.of("True", "False", "Unknown");
    private static final List<String> CONDITION_STATUS_LABELS = List.of("true", "false", "unknown");

    private StatusSamples() {}

    /** Three samples with the status as the last label, after the given ones; a status that is none of them gives 0. */
    static void addCondition(Samples samples, String status, String... leadingLabels) {
        for (int i = 0; i < CONDITION_STATUSES.size(); i++) {
            String[] labels = Arrays.copyOf(leadingLabels, leadingLabels.length + 1);
            labels[leadingLabels.length] = CONDITION_STATUS_LABELS.get(i);
            samples.add(CONDITION_STATUSES.get(i).equals(status) ? 1 : 0, labels);
        }
    }

    /** A sample for each possible value of an enumeration such as a phase, in the given order. */
    static void addEach(Samples samples, List<String> possible, String actual) {
        for (String value : possible) {
            samples.add(value.equals(actual) ? 1 : 0, value);
        }
    }
}
