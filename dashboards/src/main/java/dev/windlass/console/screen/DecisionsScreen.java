package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.HorizontalDecision;
import java.util.Comparator;

/** The decisions, the newest first; {@code engine} and {@code scope} as asked. */
public record DecisionsScreen(Table<DecisionRow> table, String engine, Question.Decisions.Scope scope)
        implements Screen {
    private static final Columns<DecisionEntry> COLUMNS = new Columns<>(Comparator.comparing(DecisionEntry::id))
            .column("time", Comparator.comparing(DecisionEntry::at).reversed());

    static DecisionsScreen of(ClusterView view, Question.Decisions question) {
        return new DecisionsScreen(
                COLUMNS.page(
                        view.decisions().entries(),
                        question.table(),
                        d -> isOf(question.engine(), d)
                                && (question.scope() == Question.Decisions.Scope.ALL || d.changes())
                                && question.table()
                                        .matches(d.decision().key() + " "
                                                + d.decision().sentence()),
                        DecisionRow::of),
                question.engine(),
                question.scope());
    }

    private static boolean isOf(String engine, DecisionEntry entry) {
        return switch (entry.decision()) {
            case HorizontalDecision _ -> !engine.equals("cluster");
            case ClusterDecision _ -> !engine.equals("horizontal");
        };
    }
}
