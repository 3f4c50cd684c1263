package dev.windlass.console.projection;

import dev.windlass.stream.sample.NodeSample;

/** The fold: one event into the view. Pure; whoever holds the current view decides which thread calls. */
public final class Projection {
    private Projection() {}

    /** The view after the event. */
    public static ClusterView fold(ClusterView view, Event event) {
        Change change = new Change(view, event.at());
        switch (event) {
            case Event.Sampled e -> sampled(change, e.sample());
            case Event.HorizontallyDecided e ->
                AutoscalerFold.decided(change, DecisionEntry.of(e.id(), e.decision()), e.decision());
            case Event.ClusterDecided e ->
                NodeGroupFold.decided(change, DecisionEntry.of(e.id(), e.decision()), e.decision());
            case Event.NodeSeen e -> change.nodes = change.nodes.plus(e.node().name(), e.node());
            case Event.NodeGone e -> nodeGone(change, e.node());
            case Event.PodSeen e -> PodFold.seen(change, e.pod());
            case Event.PodGone e -> PodFold.gone(change, e.pod());
            case Event.WorkloadSeen e ->
                change.workloads = change.workloads.plus(e.workload().name(), e.workload());
            case Event.WorkloadGone e -> change.workloads = change.workloads.minus(e.workload());
            case Event.AutoscalerSeen e -> AutoscalerFold.seen(change, e.autoscaler());
            case Event.AutoscalerGone e -> AutoscalerFold.gone(change, e.autoscaler());
            case Event.NodeGroupsSeen e -> NodeGroupFold.seen(change, e.groups());
            case Event.ScaleUpRefused e -> PodFold.refused(change, e.refusal());
            case Event.SourceReported e -> sourceReported(change, e.source());
            case Event.Ticked _ -> PassageOfTime.passed(change);
        }
        return change.done();
    }

    private static void sampled(Change change, NodeSample sample) {
        NodeReading known = change.readings.get(sample.node());
        if (known == null || !sample.scrapedAt().isBefore(known.scrapedAt())) {
            change.readings = change.readings.plus(sample.node(), NodeReading.of(sample));
        }
    }

    private static void nodeGone(Change change, String node) {
        change.nodes = change.nodes.minus(node);
        change.readings = change.readings.minus(node);
    }

    /** The time a source came into its state lasts as long as the state, however often it is reported. */
    private static void sourceReported(Change change, SourceState state) {
        SourceState known = change.sources.get(state.name());
        SourceState next = known != null && known.connection() == state.connection()
                ? new SourceState(state.name(), state.origin(), state.connection(), known.since(), state.detail())
                : state;
        change.sources = change.sources.plus(state.name(), next);
    }
}
