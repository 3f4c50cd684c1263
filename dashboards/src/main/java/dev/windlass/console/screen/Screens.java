package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import java.time.Instant;
import java.util.List;

/** Every question with its answer. */
public final class Screens {
    private Screens() {}

    /**
     * The screen that answers the question.
     *
     * @param problems those of the same view, found once for all that look at it
     * @throws BadQuestion when the question names a column there is not
     */
    public static Screen answer(
            ClusterView view, List<Problem> problems, Question question, Patience patience, Instant now) {
        return switch (question) {
            case Question.Overview _ -> OverviewScreen.of(view, problems);
            case Question.Workloads q -> WorkloadsScreen.of(view, q.table());
            case Question.Workload q -> WorkloadScreen.of(view, q.autoscaler());
            case Question.Nodes q -> NodesScreen.of(view, q.table(), patience, now);
            case Question.Pods q -> PodsScreen.of(view, q);
            case Question.Pending q -> PendingScreen.of(view, q.table());
            case Question.Groups _ -> GroupsScreen.of(view);
            case Question.Decisions q -> DecisionsScreen.of(view, q);
        };
    }
}
