package dev.windlass.console.screen;

import dev.windlass.console.projection.PodFacts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reason within the scheduler's sentence, without the counts that differ from pod to pod: what pods are grouped by. */
final class WaitReason {
    /** The scheduler writes {@code 0/5 nodes are available: 2 Insufficient cpu, 3 node(s) had ….}, then what preemption found. */
    private static final Pattern AVAILABLE = Pattern.compile("^\\d+/\\d+ nodes are available: (.*)$", Pattern.DOTALL);

    private static final Pattern PREEMPTION = Pattern.compile("\\.? *preemption: .*$", Pattern.DOTALL);
    private static final Pattern COUNT = Pattern.compile("(^|, )\\d+ ");

    private WaitReason() {}

    static String of(PodFacts pod) {
        PodFacts.Unplaced unplaced = pod.unplaced();
        return unplaced == null
                ? "the scheduler has not tried yet"
                : withoutCounts(unplaced.message(), unplaced.reason());
    }

    private static String withoutCounts(String message, String otherwise) {
        Matcher available = AVAILABLE.matcher(message);
        String reasons = available.matches() ? available.group(1) : message;
        reasons = PREEMPTION.matcher(reasons).replaceFirst("");
        reasons = COUNT.matcher(reasons).replaceAll("$1").strip();
        while (reasons.endsWith(".")) {
            reasons = reasons.substring(0, reasons.length() - 1);
        }
        return reasons.isEmpty() ? otherwise : reasons;
    }
}
