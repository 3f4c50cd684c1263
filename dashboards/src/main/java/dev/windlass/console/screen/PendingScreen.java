package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.stream.decision.ClusterDecision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The pods without a node, and why: what the scheduler says, and what the cluster-autoscaler does about it.
 *
 * @param reasons how many pods wait for which reason, the most frequent first
 */
public record PendingScreen(Table<PendingRow> table, List<ReasonCount> reasons) implements Screen {
    private static final Columns<PodFacts> COLUMNS = new Columns<>(Comparator.comparing(PodFacts::name))
            .column("since", Comparator.comparing(PodProblems::since))
            .column("name", Comparator.comparing(PodFacts::name))
            .column("reason", Comparator.comparing(WaitReason::of));

    /** How far back a decision can still be what a pod waits for. */
    private static final int RECENT_DECISIONS = 500;

    /** Pods that wait for the same reason. */
    public record ReasonCount(String reason, long pods) {}

    static PendingScreen of(ClusterView view, TableQuestion question) {
        List<PodFacts> waiting =
                view.pods().values().stream().filter(PodFacts::waitsForNode).toList();
        Map<String, String> help = help(view);
        Table<PendingRow> table = COLUMNS.page(
                waiting,
                question,
                p -> question.matches(p.name().path() + " " + WaitReason.of(p)),
                p -> PendingRow.of(
                        p,
                        view.refusals().get(p.name()),
                        help.getOrDefault(p.name().path(), "")));
        List<ReasonCount> reasons =
                waiting.stream()
                        .collect(Collectors.groupingBy(WaitReason::of, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(e -> new ReasonCount(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparing(ReasonCount::pods)
                                .reversed()
                                .thenComparing(ReasonCount::reason))
                        .limit(10)
                        .toList();
        return new PendingScreen(table, reasons);
    }

    private static Map<String, String> help(ClusterView view) {
        List<DecisionEntry> all = view.decisions().entries();
        Map<String, String> help = new HashMap<>();
        for (DecisionEntry entry : all.subList(Math.max(0, all.size() - RECENT_DECISIONS), all.size())) {
            if (entry.decision() instanceof ClusterDecision decision
                    && decision.desiredSize() > decision.currentSize()) {
                decision.pods().forEach(pod -> help.put(pod, decision.sentence()));
            }
        }
        return help;
    }
}
