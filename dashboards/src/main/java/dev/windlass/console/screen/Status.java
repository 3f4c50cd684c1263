package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.PodCounts;
import dev.windlass.console.projection.SourceState;
import java.util.List;

/**
 * What stands at the head of every screen.
 *
 * @param sources every source that is not live
 * @param critical problems of that severity
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
        int groups) {
    public Status {
        sources = List.copyOf(sources);
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
                view.groups().size());
    }
}
