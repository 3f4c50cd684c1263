package dev.windlass.cluster.scheduling;

import dev.windlass.cluster.scheduling.Restriction.NoNode;
import dev.windlass.cluster.scheduling.Restriction.OnlyNodes;
import dev.windlass.cluster.scheduling.Restriction.Unrestricted;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.NodeSelectorTerm;
import dev.windlass.cluster.snapshot.NodeSelectorTerm.Requirement;
import dev.windlass.cluster.snapshot.Pod;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes a pod names, by {@code nodeName} and by affinity to {@code metadata.name}. */
final class PreFilters {
    private PreFilters() {}

    static Restriction restrict(Pod pod) {
        Optional<Set<String>> byAffinity = pod.spec().requiredAffinity().flatMap(PreFilters::namedByAllTerms);
        if (byAffinity.isPresent() && byAffinity.get().isEmpty()) {
            return new NoNode(Refusal.unresolvable(NodeAffinity.PLUGIN, "pod affinity terms conflict"));
        }
        if (pod.wantedNode().isEmpty()) {
            return byAffinity
                    .<Restriction>map(names -> new OnlyNodes(names, NodeAffinity.PLUGIN))
                    .orElse(Unrestricted.UNRESTRICTED);
        }
        Set<String> byName = Set.of(pod.wantedNode());
        return byAffinity.map(names -> intersect(names, byName)).orElse(new OnlyNodes(byName, NodeName.PLUGIN));
    }

    private static Restriction intersect(Set<String> byAffinity, Set<String> byName) {
        Set<String> both = new HashSet<>(byAffinity);
        both.retainAll(byName);
        if (both.isEmpty()) {
            return new NoNode(Refusal.unresolvable(
                    "", "node(s) didn't satisfy plugin(s) [NodeAffinity NodeName] simultaneously"));
        }
        return new OnlyNodes(both, NodeAffinity.PLUGIN + "," + NodeName.PLUGIN);
    }

    /** The union of the names in the terms, when every term names its nodes; else nothing is restricted. */
    private static Optional<Set<String>> namedByAllTerms(List<NodeSelectorTerm> terms) {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        for (NodeSelectorTerm term : terms) {
            Optional<Set<String>> named = namedBy(term);
            if (named.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(named.get());
        }
        return Optional.of(names);
    }

    private static Optional<Set<String>> namedBy(NodeSelectorTerm term) {
        Set<String> names = null;
        for (Requirement field : term.fields()) {
            if (field.key().equals(TermMatch.NAME_FIELD) && field.operator().equals("In")) {
                if (names == null) {
                    names = new HashSet<>(field.values());
                } else {
                    names.retainAll(field.values());
                }
            }
        }
        return Optional.ofNullable(names);
    }
}
