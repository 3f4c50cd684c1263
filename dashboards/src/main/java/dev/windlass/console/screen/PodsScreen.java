package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.PodUsage;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/** The pods; {@code node} names the one node they are restricted to, empty for all. */
public record PodsScreen(Table<PodRow> table, String node) implements Screen {
    static PodsScreen of(ClusterView view, Question.Pods question) {
        Columns<PodFacts> columns = columns(view);
        return new PodsScreen(
                columns.page(
                        view.pods().values(),
                        question.table(),
                        p -> (question.node().isEmpty() || p.node().equals(question.node()))
                                && question.table()
                                        .matches(p.name().path() + " " + p.node() + " " + p.status() + " " + p.phase()),
                        p -> PodRow.of(view, p)),
                question.node());
    }

    static Columns<PodFacts> columns(ClusterView view) {
        return new Columns<>(Comparator.comparing(PodFacts::name))
                .column("name", Comparator.comparing(PodFacts::name))
                .column("status", Comparator.comparing(PodFacts::status))
                .column("node", Comparator.comparing(PodFacts::node))
                .column("cpu", byUsage(view, PodUsage::cpuNanoCores))
                .column("memory", byUsage(view, PodUsage::memoryBytes))
                .column("restarts", Comparator.comparing(PodFacts::restarts))
                .column("age", Comparator.comparing(PodFacts::createdAt).reversed());
    }

    private static Comparator<PodFacts> byUsage(ClusterView view, ToLongFunction<PodUsage> amount) {
        return Comparator.comparingLong(
                p -> view.usage(p).map(amount::applyAsLong).orElse(-1L));
    }
}
