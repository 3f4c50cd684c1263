package dev.windlass.cluster.app;

import dev.windlass.cluster.drain.NodeMarks;
import dev.windlass.cluster.drain.Removals;
import dev.windlass.cluster.observe.Observation;
import dev.windlass.cluster.observe.View;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.publish.ScaleDownRecord;
import dev.windlass.cluster.scaledown.Cooldown.LastEvents;
import dev.windlass.cluster.scaledown.Input;
import dev.windlass.cluster.scaledown.Memory;
import dev.windlass.cluster.scaledown.Plan;
import dev.windlass.cluster.scaledown.Planner;
import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.scaledown.Settings;
import dev.windlass.cluster.scaleup.Simulation;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.publish.DecisionPublisher;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Scale-down: what is unneeded, since when, and taking it out of service. For the loop's thread, but for the listener. */
final class Shrinkage implements Removals.Listener {
    private static final Logger LOG = Logger.getLogger(Shrinkage.class);

    private final Planner planner;
    private final LiveSettings settings;
    private final Input.Floor floor;
    private final NodeMarks marks;
    private final int softTaintsPerPass;
    private final DecisionPublisher decisions;
    private final AutoscalerMetrics metrics;
    private final Tracer tracer;
    private final InstantSource clock;
    private final Runnable wake;
    private final AtomicReference<LastEvents> last = new AtomicReference<>(LastEvents.NONE);
    private Memory memory = Memory.EMPTY;

    Shrinkage(
            Planner planner,
            LiveSettings settings,
            Input.Floor floor,
            NodeMarks marks,
            int softTaintsPerPass,
            DecisionPublisher decisions,
            AutoscalerMetrics metrics,
            Tracer tracer,
            InstantSource clock,
            Runnable wake) {
        this.planner = planner;
        this.settings = settings;
        this.floor = floor;
        this.marks = marks;
        this.softTaintsPerPass = softTaintsPerPass;
        this.decisions = decisions;
        this.metrics = metrics;
        this.tracer = tracer;
        this.clock = clock;
        this.wake = wake;
    }

    void grew(Instant now) {
        last.updateAndGet(events -> events.addedAt(now));
    }

    /** Forgets the timers: what was seen before a gap in knowledge says nothing about now. */
    void forget() {
        memory = Memory.EMPTY;
    }

    Plan plan(View view, Observation seen, Simulation.Result simulated, Removals.InProgress running, Instant now) {
        Input input = new Input(
                realNodes(view, simulated),
                expecting(view, simulated),
                byId(view),
                view.groupOfNode(),
                seen.budgets(),
                seen.workloads(),
                new Input.Deleting(running.empty(), running.drained()),
                Objects.requireNonNull(last.get()),
                floor,
                now);
        Plan plan = planner.plan(input, settings.current().settings(), memory);
        memory = plan.memory();
        metrics.planned(plan, running.empty().size() + running.drained().size());
        return plan;
    }

    private static ClusterSnapshot realNodes(View view, Simulation.Result simulated) {
        Fork fork = simulated.cluster().fork();
        view.standIns().forEach(fork::remove);
        return fork.freeze();
    }

    /** Nodes that hold more in the simulation than in truth. */
    private static Set<String> expecting(View view, Simulation.Result simulated) {
        Set<String> names = new HashSet<>();
        for (NodeState state : simulated.cluster().nodes()) {
            int before = view.cluster()
                    .node(state.name())
                    .map(real -> real.pods().size())
                    .orElse(0);
            if (state.pods().size() > before) {
                names.add(state.name());
            }
        }
        return names;
    }

    private static Map<String, NodeGroup> byId(View view) {
        return view.groups().stream().collect(Collectors.toMap(NodeGroup::id, group -> group));
    }

    /** Starts the planned removals; each is a decision of its own. */
    void start(Plan plan, View view, Removals removals, Instant now) {
        if (!settings.current().enabled()) {
            return;
        }
        Map<String, NodeGroup> groups = new HashMap<>(byId(view));
        removals.running().forEach(removal -> groups.computeIfPresent(removal.group(), (_, group) -> smaller(group)));
        Settings inForce = settings.current().settings();
        for (Removal removal : plan.removals()) {
            NodeGroup group = groups.get(removal.group());
            NodeState state = view.cluster().node(removal.node()).orElse(null);
            if (group == null || state == null) {
                continue;
            }
            Span span = tracer.spanBuilder("decide")
                    .setAttribute("windlass.node_group", group.id())
                    .setAttribute("windlass.node", removal.node())
                    .startSpan();
            try (Scope _ = span.makeCurrent()) {
                ClusterDecision decision = new ScaleDownRecord(removal, group, inForce, now).decision();
                decisions.publish(decision, Context.current());
                LOG.infof("%s: trigger=%s", decision.sentence(), decision.trigger());
                removals.start(removal, state.node());
            } finally {
                span.end();
            }
            groups.put(group.id(), new NodeGroup(group.id(), group.minSize(), group.maxSize(), group.targetSize() - 1));
        }
    }

    private static NodeGroup smaller(NodeGroup group) {
        return new NodeGroup(group.id(), group.minSize(), group.maxSize(), group.targetSize() - 1);
    }

    /** Keeps the soft taint on exactly the unneeded nodes, a few changes at a time. */
    void softTaint(Plan plan, View view, Instant now) {
        Set<String> unneeded = plan.unneeded().stream().map(Removal::node).collect(Collectors.toSet());
        int left = softTaintsPerPass;
        for (NodeState state : view.cluster().nodes()) {
            Node node = state.node();
            boolean wanted =
                    unneeded.contains(node.name()) && settings.current().enabled();
            if (left > 0 && !view.standIns().contains(node.name()) && wanted != node.hasTaint(NodeMarks.CANDIDATE)) {
                left--;
                softTaint(node.name(), wanted, now);
            }
        }
    }

    private void softTaint(String node, boolean wanted, Instant now) {
        try {
            if (wanted) {
                marks.markCandidate(node, now);
            } else {
                marks.unmarkCandidate(node);
            }
        } catch (IOException e) {
            metrics.error("apiCallError");
            LOG.warnf("soft taint not changed: node=%s error=%s", node, e.getMessage());
        }
    }

    /** Takes back the marks an earlier life left behind. */
    void cleanUp(Observation seen, Events events) {
        for (Node node : seen.nodes()) {
            boolean marked = node.hasTaint(NodeMarks.TO_BE_DELETED);
            if (marked || node.hasTaint(NodeMarks.CANDIDATE)) {
                try {
                    marks.unmark(node.name());
                    if (marked) {
                        events.onNode(
                                node.name(),
                                Events.Kind.NORMAL,
                                "ClusterAutoscalerCleanup",
                                "marked the node as schedulable again");
                    }
                } catch (IOException e) {
                    metrics.error("apiCallError");
                    LOG.warnf("mark not taken back: node=%s error=%s", node.name(), e.getMessage());
                }
            }
        }
    }

    @Override
    public void evicted(Pod pod) {
        metrics.evicted();
        LOG.infof("evicted: pod=%s", pod.key());
    }

    @Override
    public void removed(Removal removal) {
        last.updateAndGet(events -> events.deletedAt(clock.instant()));
        metrics.removed(removal.ready() ? removal.isEmpty() ? "empty" : "underutilized" : "unready");
        LOG.infof("node removed: node=%s group=%s", removal.node(), removal.group());
        wake.run();
    }

    @Override
    public void failed(Removal removal, String reason) {
        last.updateAndGet(events -> events.failedAt(clock.instant()));
        metrics.evictionFailed();
        wake.run();
    }
}
