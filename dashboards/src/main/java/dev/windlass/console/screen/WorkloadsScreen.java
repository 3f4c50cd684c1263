package dev.windlass.console.screen;

import dev.windlass.console.projection.AutoscalerView;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import java.time.Instant;
import java.util.Comparator;

/** The autoscaled workloads. */
public record WorkloadsScreen(Table<WorkloadRow> table) implements Screen {
    private static final Columns<AutoscalerView> COLUMNS = new Columns<>(Comparator.comparing(AutoscalerView::name))
            .column("name", Comparator.comparing(AutoscalerView::name))
            .column("state", Comparator.comparing(WorkloadRows::state))
            .column(
                    "replicas",
                    Comparator.comparing(a -> a.timeline().points().getLast().replicas()))
            .column("pressure", Comparator.comparing(WorkloadRows::pressure))
            .column("decided", Comparator.comparing(WorkloadsScreen::decidedAt));

    static WorkloadsScreen of(ClusterView view, TableQuestion question) {
        return new WorkloadsScreen(COLUMNS.page(
                WorkloadRows.known(view),
                question,
                a -> question.matches(a.name().path() + " " + a.target().kind() + " "
                        + a.target().object().name() + " " + WorkloadRows.state(a)),
                a -> WorkloadRows.row(view, a)));
    }

    private static Instant decidedAt(AutoscalerView autoscaler) {
        DecisionEntry last = autoscaler.lastDecision();
        return last == null ? Instant.EPOCH : last.at();
    }
}
