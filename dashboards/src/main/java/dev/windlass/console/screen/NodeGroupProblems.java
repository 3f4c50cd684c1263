package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.NodeGroupFacts;
import dev.windlass.console.projection.NodeGroupView;
import java.util.ArrayList;
import java.util.List;

/** Node groups that cannot grow although pods wait, and groups that are not well. */
final class NodeGroupProblems {
    private NodeGroupProblems() {}

    static List<Problem> of(ClusterView view) {
        List<Problem> found = new ArrayList<>();
        for (NodeGroupView group : view.groups().values()) {
            NodeGroupFacts facts = group.facts();
            if (facts == null) {
                continue;
            }
            if (!facts.trouble().isEmpty()) {
                found.add(problem(
                        facts,
                        Problem.Severity.CRITICAL,
                        "Node group " + facts.name() + " is in trouble",
                        facts.trouble()));
            } else if (facts.targetSize() >= facts.maxSize() && view.podCounts().waiting() > 0) {
                found.add(problem(
                        facts,
                        Problem.Severity.WARNING,
                        "Node group " + facts.name() + " is at its maximum of " + facts.maxSize() + " while pods wait",
                        ""));
            }
        }
        return found;
    }

    private static Problem problem(NodeGroupFacts facts, Problem.Severity severity, String title, String detail) {
        return new Problem(
                "group-" + facts.name(), severity, title, detail, facts.since(), 1, List.of(facts.name()), "groups");
    }
}
