package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that fails now, what is worst first and within that what began last: that is what changed. */
public final class Problems {
    private static final Comparator<Problem> WORST_AND_NEWEST_FIRST = Comparator.comparing(Problem::severity)
            .thenComparing(Problem::since, Comparator.reverseOrder())
            .thenComparing(Problem::id);

    private Problems() {}

    /** The problems of the view, seen at {@code now}. */
    public static List<Problem> of(ClusterView view, Patience patience, Instant now) {
        List<Problem> found = new ArrayList<>();
        found.addAll(SourceProblems.of(view));
        found.addAll(NodeProblems.of(view, patience, now));
        found.addAll(PodProblems.of(view, patience, now));
        found.addAll(AutoscalerProblems.of(view));
        found.addAll(NodeGroupProblems.of(view));
        found.sort(WORST_AND_NEWEST_FIRST);
        return found;
    }
}
