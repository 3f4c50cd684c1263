package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterPoint;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import java.util.List;

/**
 * What a person woken at night needs first: what fails now, what changed and why, and how full the cluster is.
 *
 * @param problems the worst of them
 * @param moreProblems how many there are besides
 * @param decisions those that changed a size, the newest first
 * @param totals how full the cluster is now
 * @param capacity used, requested and allocatable CPU (cores) and memory (bytes), nodes and pods, over time
 */
public record OverviewScreen(
        List<Problem> problems, int moreProblems, List<DecisionRow> decisions, Totals totals, Series capacity)
        implements Screen {
    private static final int PROBLEMS = 12;
    private static final int DECISIONS = 15;

    /** How full the cluster is now; CPU in thousandths of a core. */
    public record Totals(
            long usedCpuMilli,
            long requestedCpuMilli,
            long allocatableCpuMilli,
            long usedMemoryBytes,
            long requestedMemoryBytes,
            long allocatableMemoryBytes) {
        private static Totals of(ClusterPoint point) {
            return new Totals(
                    point.usedCpuMilli(),
                    point.requestedCpuMilli(),
                    point.allocatableCpuMilli(),
                    point.usedMemoryBytes(),
                    point.requestedMemoryBytes(),
                    point.allocatableMemoryBytes());
        }
    }

    static OverviewScreen of(ClusterView view, List<Problem> problems) {
        return new OverviewScreen(
                problems.subList(0, Math.min(PROBLEMS, problems.size())),
                Math.max(0, problems.size() - PROBLEMS),
                view.decisions().entries().reversed().stream()
                        .filter(DecisionEntry::changes)
                        .limit(DECISIONS)
                        .map(DecisionRow::of)
                        .toList(),
                Totals.of(view.totals(view.at())),
                capacity(view.history().points()));
    }

    private static Series capacity(List<ClusterPoint> points) {
        return new Series(
                Series.times(points),
                List.of(
                        "cpuUsed",
                        "cpuRequested",
                        "cpuAllocatable",
                        "memoryUsed",
                        "memoryRequested",
                        "memoryAllocatable",
                        "nodes",
                        "readyNodes",
                        "runningPods",
                        "waitingPods"),
                List.of(
                        Series.column(points, p -> p.usedCpuMilli() / 1000.0),
                        Series.column(points, p -> p.requestedCpuMilli() / 1000.0),
                        Series.column(points, p -> p.allocatableCpuMilli() / 1000.0),
                        Series.column(points, ClusterPoint::usedMemoryBytes),
                        Series.column(points, ClusterPoint::requestedMemoryBytes),
                        Series.column(points, ClusterPoint::allocatableMemoryBytes),
                        Series.column(points, ClusterPoint::nodes),
                        Series.column(points, ClusterPoint::readyNodes),
                        Series.column(points, ClusterPoint::runningPods),
                        Series.column(points, ClusterPoint::waitingPods)));
    }
}
