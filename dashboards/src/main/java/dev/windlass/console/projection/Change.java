package dev.windlass.console.projection;

import java.time.Instant;
import org.pcollections.PMap;

/**
 * The parts of a {@link ClusterView} while one event is folded into it; lives within one call of {@link Projection#fold}. A record
 * has no copy-with, and spelling all its components out in every rule would hide the rule.
 */
final class Change {
    final ViewLimits limits;
    final Instant at;
    private final ClusterView before;
    PMap<String, NodeFacts> nodes;
    PMap<String, NodeReading> readings;
    PMap<String, NodeLoad> loads;
    PMap<ObjectName, PodFacts> pods;
    PodCounts podCounts;
    PMap<ObjectName, Refusal> refusals;
    PMap<WorkloadName, WorkloadFacts> workloads;
    PMap<ObjectName, AutoscalerView> autoscalers;
    PMap<String, NodeGroupView> groups;
    DecisionLog decisions;
    PMap<String, SourceState> sources;
    History<ClusterPoint> history;

    Change(ClusterView before, Instant at) {
        this.before = before;
        this.limits = before.limits();
        this.at = at.isBefore(before.at()) ? before.at() : at;
        nodes = before.nodes();
        readings = before.readings();
        loads = before.loads();
        pods = before.pods();
        podCounts = before.podCounts();
        refusals = before.refusals();
        workloads = before.workloads();
        autoscalers = before.autoscalers();
        groups = before.groups();
        decisions = before.decisions();
        sources = before.sources();
        history = before.history();
    }

    ClusterView done() {
        return new ClusterView(
                limits,
                before.revision() + 1,
                at,
                nodes,
                readings,
                loads,
                pods,
                podCounts,
                refusals,
                workloads,
                autoscalers,
                groups,
                decisions,
                sources,
                history);
    }
}
