package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.NodeReading;
import dev.windlass.console.projection.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Nodes that are not ready, and kubelets that answer the API server but give no usage. */
final class NodeProblems {
    private NodeProblems() {}

    static List<Problem> of(ClusterView view, Patience patience, Instant now) {
        List<NodeFacts> notReady = new ArrayList<>();
        List<NodeFacts> silent = new ArrayList<>();
        boolean following = followsSamples(view);
        for (NodeFacts node : view.nodes().values()) {
            if (node.readiness() == NodeFacts.Readiness.NOT_READY) {
                notReady.add(node);
            } else if (following && silentSince(view, node, patience, now).isPresent()) {
                silent.add(node);
            }
        }
        List<Problem> found = new ArrayList<>();
        if (!notReady.isEmpty()) {
            found.add(notReady(notReady));
        }
        if (!silent.isEmpty()) {
            found.add(silent(view, silent, patience, now));
        }
        return found;
    }

    /** When the node was last heard of, if that is too long ago. A new node gets the same time to give its first sample. */
    static Optional<Instant> silentSince(ClusterView view, NodeFacts node, Patience patience, Instant now) {
        NodeReading reading = view.readings().get(node.name());
        Instant heard = reading == null ? node.createdAt() : reading.scrapedAt();
        return heard.plus(patience.silentKubelet()).isBefore(now) ? Optional.of(heard) : Optional.empty();
    }

    /** While the samples themselves are not followed, silence says nothing about a kubelet. */
    private static boolean followsSamples(ClusterView view) {
        return view.sources().values().stream()
                .filter(s -> s.origin() == SourceState.Origin.KAFKA)
                .allMatch(s -> s.connection() == SourceState.Connection.LIVE);
    }

    private static Problem notReady(List<NodeFacts> nodes) {
        nodes.sort(Comparator.comparing(NodeFacts::readySince).reversed().thenComparing(NodeFacts::name));
        return new Problem(
                "nodes-not-ready",
                Problem.Severity.CRITICAL,
                Words.count(nodes.size(), "node is", "nodes are") + " not ready",
                nodes.getFirst().notReadyMessage(),
                nodes.getFirst().readySince(),
                nodes.size(),
                names(nodes),
                "nodes?sort=ready");
    }

    private static Problem silent(ClusterView view, List<NodeFacts> nodes, Patience patience, Instant now) {
        Instant since = nodes.stream()
                .flatMap(n -> silentSince(view, n, patience, now).stream())
                .max(Comparator.naturalOrder())
                .orElse(now);
        boolean all = nodes.size() == view.nodes().size();
        nodes.sort(Comparator.comparing(NodeFacts::name));
        return new Problem(
                "kubelets-silent",
                all ? Problem.Severity.CRITICAL : Problem.Severity.WARNING,
                all
                        ? "No kubelet gives usage"
                        : Words.count(nodes.size(), "kubelet gives", "kubelets give") + " no usage",
                all
                        ? "The stream is followed but brings no samples: look at metrics-server."
                        : "Scraping fails or the kubelet hangs; metrics-server's log names the reason.",
                since,
                nodes.size(),
                names(nodes),
                "nodes?sort=sample");
    }

    private static List<String> names(List<NodeFacts> nodes) {
        return nodes.stream().map(NodeFacts::name).limit(Problem.EXAMPLES).toList();
    }
}
