package dev.windlass.cluster.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scale-down flags as they are now: those of the start, with the ConfigMap's over them. A value that is wrong changes
 * nothing: the last good one of its key stays. Safe for any thread.
 */
final class LiveSettings {
    private final ScaleDownFlags base;
    private final Map<String, String> lastGood = new HashMap<>();
    private volatile ScaleDownFlags current;
    private volatile List<String> problems = List.of();

    LiveSettings(ScaleDownFlags base) {
        this.base = base;
        this.current = base;
    }

    ScaleDownFlags current() {
        return current;
    }

    /** What is wrong with the ConfigMap now, one sentence for each key; empty when nothing is. */
    List<String> problems() {
        return problems;
    }

    /**
     * Takes over the ConfigMap's data; an empty map brings back the flags of the start.
     *
     * @return what changed, as {@code key: old → new}
     */
    synchronized List<String> apply(Map<String, String> data) {
        lastGood.keySet().retainAll(data.keySet());
        List<String> wrong = new ArrayList<>();
        ScaleDownFlags flags = base;
        for (Map.Entry<String, String> entry : new TreeMap<>(data).entrySet()) {
            String key = entry.getKey();
            try {
                flags = flags.with(key, entry.getValue());
                lastGood.put(key, entry.getValue());
            } catch (IllegalArgumentException e) {
                String good = lastGood.get(key);
                flags = good == null ? flags : flags.with(key, good);
                wrong.add("key \"" + key + "\": " + e.getMessage() + kept(flags, key));
            }
        }
        List<String> changes = changes(current, flags);
        current = flags;
        problems = List.copyOf(wrong);
        return changes;
    }

    private static String kept(ScaleDownFlags flags, String key) {
        String text = flags.text(key);
        return text.isEmpty() ? "" : " (" + text + " stays in force)";
    }

    private static List<String> changes(ScaleDownFlags before, ScaleDownFlags after) {
        List<String> changes = new ArrayList<>();
        for (String flag : before.names()) {
            if (!before.text(flag).equals(after.text(flag))) {
                changes.add(flag + ": " + before.text(flag) + " → " + after.text(flag));
            }
        }
        return changes;
    }
}
