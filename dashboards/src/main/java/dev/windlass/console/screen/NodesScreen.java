package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.NodeReading;
import dev.windlass.console.projection.PodUsage;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.ToDoubleBiFunction;

/** The nodes with what they use. */
public record NodesScreen(Table<NodeRow> table) implements Screen {
    static NodesScreen of(ClusterView view, TableQuestion question, Patience patience, Instant now) {
        return new NodesScreen(columns(view)
                .page(
                        view.nodes().values(),
                        question,
                        n -> question.matches(n.name() + " " + n.group() + " " + n.readiness()),
                        n -> NodeRow.of(view, n, patience, now)));
    }

    private static Columns<NodeFacts> columns(ClusterView view) {
        return new Columns<>(Comparator.comparing(NodeFacts::name))
                .column("name", Comparator.comparing(NodeFacts::name))
                .column("group", Comparator.comparing(NodeFacts::group))
                .column("ready", Comparator.comparing(NodeFacts::readiness).reversed())
                .column("pods", Comparator.comparing(n -> view.load(n.name()).pods()))
                .column("cpu", byShare(view, (u, n) -> u.cpuNanoCores() / (double) n.allocatableCpuMilli()))
                .column("memory", byShare(view, (u, n) -> u.memoryBytes() / (double) n.allocatableMemoryBytes()))
                .column("sample", Comparator.comparing(n -> sampledAt(view, n)))
                .column("age", Comparator.comparing(NodeFacts::createdAt).reversed());
    }

    private static Instant sampledAt(ClusterView view, NodeFacts node) {
        NodeReading reading = view.readings().get(node.name());
        return reading == null ? Instant.EPOCH : reading.scrapedAt();
    }

    private static Comparator<NodeFacts> byShare(ClusterView view, ToDoubleBiFunction<PodUsage, NodeFacts> share) {
        return Comparator.comparingDouble(node -> {
            NodeReading reading = view.readings().get(node.name());
            PodUsage usage = reading == null ? null : reading.usage();
            return usage == null ? -1 : share.applyAsDouble(usage, node);
        });
    }
}
