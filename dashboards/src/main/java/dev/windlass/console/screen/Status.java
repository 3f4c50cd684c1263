package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.PodCounts;
import dev.windlass.console.projection.SourceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of every screen.
 *
 * @param sources every source that is not live
 * @param critical problems of that severity
 * @param latest the newest decision that changed a size, which a page announces wherever it is; {@code null} before the first
 */
public record Status(
        List<SourceState> sources,
        int critical,
        int warnings,
        int nodes,
        int readyNodes,
        int runningPods,
        int startingPods,
        int waitingPods,
        int workloads,
        int groups,
        @Nullable Latest latest) {
    public Status {
        sources = List.copyOf(sources);
    }

    /** A decision in short. */
    public record Latest(String id, Instant at, String subject, int from, int to, String sentence, String link) {
        private static Latest of(DecisionEntry entry) {
            DecisionRow row = DecisionRow.of(entry);
            return new Latest(row.id(), row.at(), row.subject(), row.from(), row.to(), row.sentence(), row.link());
        }
    }

    /** The status of a view whose problems were found at the same moment. */
    public static Status of(ClusterView view, List<Problem> problems) {
        int critical = 0;
        for (Problem problem : problems) {
            critical += problem.severity() == Problem.Severity.CRITICAL ? 1 : 0;
        }
        PodCounts pods = view.podCounts();
        return new Status(
                view.sourcesByName().stream()
                        .filter(s -> s.connection() != SourceState.Connection.LIVE)
                        .toList(),
                critical,
                problems.size() - critical,
                view.nodes().size(),
                (int) view.nodes().values().stream()
                        .filter(n -> n.readiness() != NodeFacts.Readiness.NOT_READY)
                        .count(),
                pods.running(),
                pods.starting(),
                pods.waiting(),
                WorkloadRows.known(view).size(),
                view.groups().size(),
                view.decisions().entries().reversed().stream()
                        .filter(DecisionEntry::changes)
                        .findFirst()
                        .map(Latest::of)
                        .orElse(null));
    }
}
