package dev.windlass.testbed.demo;

import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.Decision;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.testbed.demo.ClusterGlance.Workload;
import dev.windlass.testbed.wait.Eventually;
import dev.windlass.testbed.workload.SimulatedWorkload;
import io.kubernetes.client.openapi.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Calm, rise, fall: each step is over when the API server and Kafka show it. A step that does not happen ends the story with a
 * {@link dev.windlass.testbed.wait.NotSeenError} that says what was seen instead.
 */
final class Story {
    /** Requests per second that two pods carry with ease, and that want eight (cpu) of seven (requests) pods. */
    static final double CALM = 600;

    static final double RUSH = 6_800;

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(180);

    private final ClusterGlance glance;
    private final DecisionRecorder decisions;
    private final SimulatedWorkload workload;
    private final Narrator narrator;
    private final InstantSource clock;

    Story(
            ClusterGlance glance,
            DecisionRecorder decisions,
            SimulatedWorkload workload,
            Narrator narrator,
            InstantSource clock) {
        this.glance = glance;
        this.decisions = decisions;
        this.workload = workload;
        this.narrator = narrator;
        this.clock = clock;
    }

    /** The load is low and the autoscaler knows it: it has evaluated the workload on real readings. */
    int calm() throws ApiException {
        workload.load(CALM);
        narrator.says("load", "calm: " + (int) CALM + " requests/s over web-app");
        Eventually.within(SOON).see("web-app runs with 2 ready pods", glance::workload, now -> now.allReady(2));
        Eventually.within(SOON)
                .see(
                        "a decision on both metrics of web-hpa",
                        () -> decisions.horizontal().reduce((_, last) -> last),
                        last -> last.filter(Story::sawAllMetrics).isPresent());
        return glance.nodes().size();
    }

    /** The load rises; replicas follow, nodes are asked for, everything runs. */
    Rise rise(int nodesBefore) {
        Instant start = clock.instant();
        workload.load(RUSH);
        narrator.says("load", "rush: " + (int) RUSH + " requests/s over web-app");
        Instant decided = first(decisions::horizontal, start, "a decision for more replicas", Story::scalesUp)
                .decidedAt();
        Instant asked = first(decisions::cluster, start, "a decision for more nodes", Story::addsNodes)
                .decidedAt();
        Workload settled = Eventually.within(LONG)
                .see(
                        "all pods of the rush are ready",
                        glance::workload,
                        now -> now.wanted() >= 7 && now.allReady(now.wanted()));
        Instant ready = clock.instant();
        Eventually.within(SOON).see("nodes were added", glance::nodes, nodes -> nodes.size() > nodesBefore);
        narrator.says("story", "the rush is carried by " + settled.ready() + " ready pods");
        return new Rise(
                Duration.between(start, decided), Duration.between(start, asked), Duration.between(start, ready));
    }

    /** The load falls; replicas go, then the nodes that are not needed. */
    void fall(int nodesBefore) {
        Instant start = clock.instant();
        workload.load(CALM);
        narrator.says("load", "calm again: " + (int) CALM + " requests/s");
        first(decisions::horizontal, start, "a decision for fewer replicas", Story::scalesDown);
        Eventually.within(LONG).see("web-app is back at 2 ready pods", glance::workload, now -> now.allReady(2));
        first(decisions::cluster, start, "a decision for fewer nodes", Story::removesNodes);
        Set<String> left = Eventually.within(LONG)
                .see("the added nodes are gone", glance::nodes, nodes -> nodes.size() <= nodesBefore);
        narrator.says("story", "back to " + left.size() + " nodes");
    }

    /** How long the parts of the rise took, from the change of the load. */
    record Rise(Duration toDecision, Duration toNodes, Duration toReady) {}

    private <D extends Decision> D first(
            java.util.function.Supplier<Stream<D>> source, Instant since, String what, Predicate<D> wanted) {
        return Eventually.within(SOON.multipliedBy(2))
                .see(
                        what,
                        () -> source.get()
                                .filter(decision -> !decision.decidedAt().isBefore(since))
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean sawAllMetrics(HorizontalDecision decision) {
        return decision.metrics().size() == 2 && decision.metrics().stream().allMatch(metric -> metric.error() == null);
    }

    private static boolean scalesUp(HorizontalDecision decision) {
        return decision.desiredReplicas() > decision.currentReplicas();
    }

    private static boolean scalesDown(HorizontalDecision decision) {
        return decision.desiredReplicas() < decision.currentReplicas();
    }

    private static boolean addsNodes(ClusterDecision decision) {
        return decision.desiredSize() > decision.currentSize();
    }

    private static boolean removesNodes(ClusterDecision decision) {
        return decision.desiredSize() < decision.currentSize();
    }

    /** Number of decisions by topic's short name. */
    Map<String, Long> counts() {
        return Map.of(
                "decisions.horizontal", decisions.horizontal().count(),
                "decisions.cluster", decisions.cluster().count());
    }
}
