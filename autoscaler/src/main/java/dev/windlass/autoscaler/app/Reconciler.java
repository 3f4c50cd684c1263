package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.actuation.EventSink;
import dev.windlass.autoscaler.actuation.ScaleAccess;
import dev.windlass.autoscaler.actuation.ScaleWriter;
import dev.windlass.autoscaler.app.AutoscalerConfig.Mode;
import dev.windlass.autoscaler.decision.Conclusion;
import dev.windlass.autoscaler.decision.DecisionMaker;
import dev.windlass.autoscaler.decision.DecisionRecord;
import dev.windlass.autoscaler.decision.Evaluation;
import dev.windlass.autoscaler.decision.ScaleWrite;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKey;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.autoscaler.publish.DecisionTopic;
import dev.windlass.autoscaler.source.ObservationReader;
import dev.windlass.autoscaler.source.cluster.WatchedAutoscaler;
import dev.windlass.stream.decision.HorizontalDecision;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One evaluation of one autoscaler, from what there is to what is done about it. Different autoscalers may be evaluated at once. */
final class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final Mode mode;
    private final ScaleAccess scales;
    private final ScaleWriter writer;
    private final ObservationReader observations;
    private final StatusKeeper status;
    private final EventSink events;
    private final DecisionTopic topic;
    private final Attention attention;
    private final Histories histories;
    private final AutoscalerMetrics metrics;
    private final EvaluationTrace traces;
    private final InstantSource time;

    /** The shells an evaluation goes through. */
    record Parts(
            ScaleAccess scales,
            ScaleWriter writer,
            ObservationReader observations,
            StatusKeeper status,
            EventSink events,
            DecisionTopic topic,
            Attention attention,
            Histories histories,
            AutoscalerMetrics metrics,
            EvaluationTrace traces) {}

    Reconciler(Mode mode, Parts parts, InstantSource time) {
        this.mode = mode;
        this.scales = parts.scales();
        this.writer = parts.writer();
        this.observations = parts.observations();
        this.status = parts.status();
        this.events = parts.events();
        this.topic = parts.topic();
        this.attention = parts.attention();
        this.histories = parts.histories();
        this.metrics = parts.metrics();
        this.traces = parts.traces();
        this.time = time;
    }

    /** Reads, decides, acts, publishes. What fails on the way is part of the decision; only a fault in the program is thrown. */
    void reconcile(WatchedAutoscaler stored) {
        Instant now = time.instant();
        long started = System.nanoTime();
        WatchedAutoscaler watched = status.newest(stored);
        ScaleReading scale = scales.read(
                watched.autoscaler().namespace(), watched.autoscaler().spec().scaleTargetRef());
        int current = scale instanceof ScaleReading.Read(ScaleState state) ? state.specReplicas() : 0;
        History history = historyOf(watched, current, now);
        ObservationReader.Observed observed = observations.read(watched.autoscaler(), scale, history, now);
        try (EvaluationTrace.Running trace = traces.start(watched.autoscaler(), observed.traces());
                Scope _ = trace.context().makeCurrent()) {
            Evaluation evaluation = DecisionMaker.evaluate(observed.observation());
            attention.consider(observed.observation(), evaluation.explanation());
            switch (mode(watched)) {
                case DRIVE -> drive(watched, observed.observation(), evaluation, current, trace);
                case OBSERVE -> observe(watched, observed.observation(), evaluation, current, trace);
            }
            measure(watched, observed, evaluation, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** Our own kind has no other controller, so it is driven in any mode. */
    private Mode mode(WatchedAutoscaler watched) {
        return switch (watched.key().kind()) {
            case HORIZONTAL_POD_AUTOSCALER -> mode;
            case WORKLOAD_AUTOSCALER -> Mode.DRIVE;
        };
    }

    /** While only observing, a size that differs from the one seen last was set by the cluster's own controller. */
    private History historyOf(WatchedAutoscaler watched, int current, Instant now) {
        History history = histories.of(watched.key(), watched.autoscaler(), current, now);
        OptionalInt before = histories.lastReplicas(watched.key());
        return switch (mode(watched)) {
            case DRIVE -> history;
            case OBSERVE ->
                before.isEmpty()
                        ? history
                        : DecisionRecord.changedByOthers(
                                watched.autoscaler().spec(), history, before.getAsInt(), current, now);
        };
    }

    private void drive(
            WatchedAutoscaler watched,
            Observation observation,
            Evaluation evaluation,
            int current,
            EvaluationTrace.Running trace) {
        Autoscaler autoscaler = watched.autoscaler();
        ScaleWrite write = null;
        Conclusion conclusion =
                switch (evaluation) {
                    case Evaluation.Settled settled -> settled.conclusion();
                    case Evaluation.Rescale rescale -> {
                        write = traces.actuating(
                                rescale,
                                () -> writer.write(
                                        autoscaler.namespace(),
                                        autoscaler.spec().scaleTargetRef(),
                                        rescale.replicas()));
                        yield rescale.after(write);
                    }
                };
        boolean news =
                publish(watched, evaluation, DecisionRecord.driven(observation, evaluation, write), trace.context());
        histories.keep(watched.key(), autoscaler, conclusion.history(), replicasAfter(evaluation, write, current));
        conclusion.events().forEach(event -> events.record(autoscaler, event));
        status.store(watched, conclusion.status());
        String error = conclusion.error();
        if (error != null) {
            trace.failed(error);
            // The same failure each period is told once; events and conditions say that it goes on.
            LOG.logf(
                    news ? Logger.Level.WARN : Logger.Level.DEBUG,
                    "evaluation incomplete: autoscaler=%s reason=%s",
                    autoscaler.key(),
                    error);
        }
    }

    private static int replicasAfter(Evaluation evaluation, @Nullable ScaleWrite write, int current) {
        return evaluation instanceof Evaluation.Rescale rescale && write instanceof ScaleWrite.Done
                ? rescale.replicas()
                : current;
    }

    private void observe(
            WatchedAutoscaler watched,
            Observation observation,
            Evaluation evaluation,
            int current,
            EvaluationTrace.Running trace) {
        History after =
                switch (evaluation) {
                    case Evaluation.Settled settled -> settled.conclusion().history();
                    case Evaluation.Rescale rescale -> rescale.draft().history();
                };
        DecisionRecord.Difference difference = DecisionRecord.difference(observation, evaluation);
        metrics.difference(watched.key(), difference.ours(), difference.theirs());
        boolean _ = publish(watched, evaluation, DecisionRecord.observed(observation, evaluation), trace.context());
        histories.keep(watched.key(), watched.autoscaler(), after, current);
    }

    /**
     * A record for what changes something, for what is new, and for whoever asked to have everything explained.
     *
     * @return whether it says something the last one did not
     */
    private boolean publish(
            WatchedAutoscaler watched, Evaluation evaluation, HorizontalDecision decision, Context context) {
        boolean news = topic.isNews(watched.key(), DecisionRecord.Gist.of(evaluation.explanation()));
        boolean changes = decision.currentReplicas() != decision.desiredReplicas();
        if (news || changes || watched.explain()) {
            topic.publish(decision, context);
            metrics.published();
            LOG.info(decision.sentence());
        }
        return news;
    }

    private void measure(
            WatchedAutoscaler watched, ObservationReader.Observed observed, Evaluation evaluation, Duration took) {
        String error =
                switch (observed.observation().scale()) {
                    case ScaleReading.Read _ -> "none";
                    case ScaleReading.BadReference _, ScaleReading.NoSuchKind _ -> "spec";
                    case ScaleReading.Unreadable _ -> "internal";
                };
        metrics.evaluated(evaluation, observed, error, took);
        metrics.desired(watched.key(), evaluation.explanation().desired());
    }

    /** Another replica evaluates from now on. */
    void rest() {
        histories.forgetAll();
    }

    /** Lets go of a deleted autoscaler. */
    void forget(AutoscalerKey key) {
        histories.forget(key);
        observations.forget(key);
        topic.forget(key);
        metrics.forget(key);
        status.forget(key);
    }
}
