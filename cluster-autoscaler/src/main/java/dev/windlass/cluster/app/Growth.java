package dev.windlass.cluster.app;

import dev.windlass.cluster.observe.HorizontalDecisions;
import dev.windlass.cluster.observe.Observation;
import dev.windlass.cluster.observe.View;
import dev.windlass.cluster.provider.NodeGroups;
import dev.windlass.cluster.provider.ProviderException;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.publish.ScaleUpRecord;
import dev.windlass.cluster.scaleup.AnnouncedPods;
import dev.windlass.cluster.scaleup.Announcement;
import dev.windlass.cluster.scaleup.Announcement.Target;
import dev.windlass.cluster.scaleup.Announcements;
import dev.windlass.cluster.scaleup.Backoff;
import dev.windlass.cluster.scaleup.Candidate;
import dev.windlass.cluster.scaleup.Candidates;
import dev.windlass.cluster.scaleup.Demand;
import dev.windlass.cluster.scaleup.Explanation;
import dev.windlass.cluster.scaleup.Limits;
import dev.windlass.cluster.scaleup.Option;
import dev.windlass.cluster.scaleup.Orders;
import dev.windlass.cluster.scaleup.PendingPod;
import dev.windlass.cluster.scaleup.Simulation;
import dev.windlass.cluster.scaleup.expander.Expander;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.publish.DecisionPublisher;
import dev.windlass.stream.trace.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Scale-up: what needs a place, which group would do, and ordering its nodes. For the loop's thread. */
final class Growth {
    private static final Logger LOG = Logger.getLogger(Growth.class);

    private final Rules rules;
    private final Simulation simulation;
    private final NodeGroups groups;
    private final HorizontalDecisions announcements;
    private final DecisionPublisher decisions;
    private final Events events;
    private final AutoscalerMetrics metrics;
    private final Tracer tracer;
    private final RandomGenerator random;
    private Backoff backoff;
    private Orders orders = Orders.NONE;

    /**
     * @param provisionTime how long ordered nodes may take to come
     * @param announcedFor how long a horizontal decision may take to become pods
     */
    record Rules(
            Demand demand,
            Limits limits,
            Backoff.Rules backoff,
            List<String> expanders,
            Duration provisionTime,
            Duration announcedFor,
            String namespace,
            String statusConfigMap) {}

    Growth(
            Rules rules,
            Simulation simulation,
            NodeGroups groups,
            HorizontalDecisions announcements,
            DecisionPublisher decisions,
            Events events,
            AutoscalerMetrics metrics,
            Tracer tracer,
            RandomGenerator random) {
        this.rules = rules;
        this.simulation = simulation;
        this.groups = groups;
        this.announcements = announcements;
        this.decisions = decisions;
        this.events = events;
        this.metrics = metrics;
        this.tracer = tracer;
        this.random = random;
        this.backoff = Backoff.none(rules.backoff());
    }

    Backoff backoff() {
        return backoff;
    }

    boolean isWaitingFor(String group) {
        return orders.isWaiting(group);
    }

    /** What came of the simulation, with what it was given. */
    record Simulated(List<PendingPod> demand, List<Candidate> candidates, Simulation.Result result) {
        /** Whether pods were left that some group could help. */
        boolean needsNodes() {
            return !result.options().isEmpty();
        }
    }

    Simulated simulate(View view, Observation seen, Set<String> drained, Instant now) {
        followUp(view, now);
        List<PendingPod> demand = new ArrayList<>(rules.demand().of(seen.pods(), drained));
        long refused = demand.size();
        demand.addAll(announced(seen, now));
        metrics.demand(refused, demand.size() - refused);
        List<Candidate> candidates =
                Candidates.of(view.groups(), view.templates(), Set.of(), backoff, rules.limits(), view.totals(), now);
        Simulation.Result result = simulation.run(
                view.cluster(), demand, candidates, pod -> rules.demand().isDue(pod, now));
        return new Simulated(demand, candidates, result);
    }

    private List<PendingPod> announced(Observation seen, Instant now) {
        Set<Target> open = new HashSet<>();
        announcements.update(known -> known).open().forEach(each -> open.add(each.target()));
        if (open.isEmpty()) {
            return List.of();
        }
        Map<Target, List<Pod>> replicas = seen.replicasOf(open);
        Announcements left = announcements.update(known ->
                known.at(now, rules.announcedFor(), target -> judged(replicas.getOrDefault(target, List.of()))));
        List<PendingPod> pods = new ArrayList<>();
        for (Announcement announcement : left.open()) {
            List<Pod> existing = replicas.getOrDefault(announcement.target(), List.of());
            seen.templateOf(announcement.target())
                    .ifPresent(template -> pods.addAll(AnnouncedPods.of(announcement, template, existing)));
        }
        return pods;
    }

    /** Pods the scheduler has spoken about; the others are still the announcement's business. */
    private static int judged(List<Pod> replicas) {
        return (int) replicas.stream()
                .filter(pod -> !(pod.progress() instanceof Pod.Progress.Untried))
                .count();
    }

    /** Orders that were fulfilled, or should have been by now. */
    private void followUp(View view, Instant now) {
        for (String group : orders.fulfilled(view.upcoming())) {
            orders = orders.forgotten(group);
            backoff = backoff.succeeded(group);
        }
        for (String group : orders.timedOut(view.upcoming(), now, rules.provisionTime())) {
            orders = orders.forgotten(group);
            backoff = backoff.failed(group, now, "timeout", "nodes did not come within " + rules.provisionTime());
            metrics.scaleUpFailed("timeout");
            LOG.warnf("ordered nodes did not come: group=%s within=%s", group, rules.provisionTime());
            onStatus(
                    Events.Kind.WARNING,
                    "ScaleUpTimedOut",
                    "Nodes added to group " + group + " failed to register within " + rules.provisionTime());
        }
    }

    /** Empty when nothing is needed, nothing helps, or more of the same is to be expected in a moment. */
    Optional<Option> choose(Simulated simulated, Instant now) {
        if (rules.demand().isBatchIncomplete(simulated.demand(), now)) {
            return Optional.empty();
        }
        simulated.result().explanations().stream()
                .filter(each -> each.refusals().size() == simulated.candidates().size())
                .forEach(this::sayUnhelped);
        return Expander.chain(rules.expanders()).choose(simulated.result().options(), random);
    }

    private void sayUnhelped(Explanation explanation) {
        String message = "pod didn't trigger scale-up: " + explanation.countedReasons();
        explanation.pods().members().stream()
                .filter(pending -> !pending.isAnnounced())
                .forEach(pending -> events.onPod(pending.pod(), Events.Kind.NORMAL, "NotTriggerScaleUp", message));
    }

    /** Orders the option's nodes, within the trace of the horizontal decision that asked for them. */
    boolean order(Option option, Simulated simulated, Instant now) {
        Span span = tracer.spanBuilder("decide")
                .setParent(cause(option))
                .setSpanKind(SpanKind.INTERNAL)
                .addLink(Span.current().getSpanContext())
                .setAttribute("windlass.node_group", option.group().id())
                .setAttribute("windlass.nodes", option.nodeCount())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            return increase(option, simulated, now);
        } finally {
            span.end();
        }
    }

    private static Context cause(Option option) {
        for (PendingPod pending : option.pods()) {
            if (pending.cause() instanceof PendingPod.Cause.Announced(Announcement announcement)
                    && !announcement.traceParent().isEmpty()) {
                return TraceParent.context(announcement.traceParent());
            }
        }
        return Context.current();
    }

    private boolean increase(Option option, Simulated simulated, Instant now) {
        NodeGroup group = option.group();
        int asked = group.targetSize() + option.nodeCount();
        onStatus(
                Events.Kind.NORMAL,
                "ScaledUpGroup",
                "Scale-up: setting group " + group.id() + " size to " + asked + " instead of " + group.targetSize()
                        + " (max: " + group.maxSize() + ")");
        try {
            NodeGroups.Growth growth = actuate(group, option.nodeCount());
            int reached = group.targetSize() + grownBy(growth, option.nodeCount());
            orders = orders.placed(group.id(), now);
            metrics.scaledUp(reached - group.targetSize());
            publish(option, growth.nodes(), reached, simulated, now);
            if (growth instanceof NodeGroups.Growth.Partial(var _, String error)) {
                failed(group, error, now);
            }
            return true;
        } catch (ProviderException e) {
            failed(group, String.valueOf(e.getMessage()), now);
            return false;
        }
    }

    private NodeGroups.Growth actuate(NodeGroup group, int delta) throws ProviderException {
        Span span = tracer.spanBuilder("actuate").setSpanKind(SpanKind.CLIENT).startSpan();
        try (Scope _ = span.makeCurrent()) {
            return groups.increase(group.id(), delta);
        } finally {
            span.end();
        }
    }

    private static int grownBy(NodeGroups.Growth growth, int asked) {
        return switch (growth) {
            case NodeGroups.Growth.Complete _ -> asked;
            case NodeGroups.Growth.Partial(var nodes, String _) -> nodes.size();
        };
    }

    private void publish(Option option, List<String> nodes, int reached, Simulated simulated, Instant now) {
        NodeGroup group = option.group();
        ClusterDecision decision = new ScaleUpRecord(
                        option,
                        nodes,
                        reached,
                        Expander.chain(rules.expanders())
                                .rank(simulated.result().options()),
                        simulated.candidates(),
                        simulated.result().explanations(),
                        rules.expanders(),
                        now)
                .decision();
        decisions.publish(decision, Context.current());
        LOG.infof("%s: trigger=%s nodes=%s", decision.sentence(), decision.trigger(), nodes);
        String change =
                "[{" + group.id() + " " + group.targetSize() + "->" + reached + " (max: " + group.maxSize() + ")}]";
        option.pods().stream()
                .filter(pending -> pending.cause() == PendingPod.Cause.Refused.REFUSED)
                .forEach(pending -> events.onPod(
                        pending.pod(), Events.Kind.NORMAL, "TriggeredScaleUp", "pod triggered scale-up: " + change));
        onStatus(
                Events.Kind.NORMAL,
                "ScaledUpGroup",
                "Scale-up: group " + group.id() + " size set to " + reached + " instead of " + group.targetSize()
                        + " (max: " + group.maxSize() + ")");
    }

    private void failed(NodeGroup group, String error, Instant now) {
        backoff = backoff.failed(group.id(), now, "cloudProviderError", error);
        metrics.scaleUpFailed("cloudProviderError");
        LOG.warnf("scale-up failed, group is left alone for a while: group=%s error=%s", group.id(), error);
        onStatus(Events.Kind.WARNING, "FailedToScaleUpGroup", "Scale-up failed for group " + group.id() + ": " + error);
    }

    private void onStatus(Events.Kind kind, String reason, String message) {
        events.onConfigMap(rules.namespace(), rules.statusConfigMap(), kind, reason, message);
    }
}
