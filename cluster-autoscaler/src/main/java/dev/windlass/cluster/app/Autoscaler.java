package dev.windlass.cluster.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.drain.Removals;
import dev.windlass.cluster.observe.ClusterMirror;
import dev.windlass.cluster.observe.Freshness;
import dev.windlass.cluster.observe.GroupsSeen;
import dev.windlass.cluster.observe.Observation;
import dev.windlass.cluster.observe.SnapshotBuilder;
import dev.windlass.cluster.observe.View;
import dev.windlass.cluster.publish.Events;
import dev.windlass.cluster.scaledown.Plan;
import dev.windlass.cluster.scaleup.ClusterHealth;
import dev.windlass.cluster.scaleup.Option;
import dev.windlass.cluster.status.Answers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One pass: from what is observed to node groups that grow and shrink. For the loop's thread. */
final class Autoscaler {
    private static final Logger LOG = Logger.getLogger(Autoscaler.class);

    private final ClusterMirror mirror;
    private final ProviderView provider;
    private final SnapshotBuilder snapshots;
    private final ClusterHealth health;
    private final Growth growth;
    private final Shrinkage shrinkage;
    private final Removals removals;
    private final StatusWriter status;
    private final Steps steps;
    private final AutoscalerMetrics metrics;
    private final Events events;
    private final InstantSource clock;
    private boolean cleanedUp;
    private String stale = "not looked at yet";
    private volatile ObjectNode answers = JsonNodeFactory.instance.objectNode();

    Autoscaler(
            ClusterMirror mirror,
            ProviderView provider,
            SnapshotBuilder snapshots,
            ClusterHealth health,
            Growth growth,
            Shrinkage shrinkage,
            Removals removals,
            StatusWriter status,
            Steps steps,
            AutoscalerMetrics metrics,
            Events events,
            InstantSource clock) {
        this.mirror = mirror;
        this.provider = provider;
        this.snapshots = snapshots;
        this.health = health;
        this.growth = growth;
        this.shrinkage = shrinkage;
        this.removals = removals;
        this.status = status;
        this.steps = steps;
        this.metrics = metrics;
        this.events = events;
        this.clock = clock;
    }

    /** When the next look is worth while. */
    enum Outcome {
        /** At once: something was done. */
        ACTED,
        /** In a moment: something is about to be there. */
        EXPECTING,
        /** After the scan interval. */
        QUIET
    }

    Outcome runOnce() {
        return steps.timed(Step.MAIN, this::pass);
    }

    private Outcome pass() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Observation seen = steps.timed(Step.OBSERVE, mirror::observe);
        switch (seen.freshness()) {
            case Freshness.Stale(String why) -> {
                return rest(why);
            }
            case Freshness.Fresh.FRESH -> say("");
        }
        metrics.active("main", now);
        GroupsSeen groups = steps.timed(Step.REFRESH, () -> provider.refresh(seen));
        View view = steps.timed(Step.STATE, () -> snapshots.build(seen, groups, now));
        metrics.saw(view, growth.backoff(), now);
        cleanUpOnce(seen);
        boolean healthy = health.isHealthy(view.total());
        metrics.safeToAutoscale(healthy);
        if (!healthy) {
            steps.timed(Step.STATUS, () -> status.unhealthy(view, now));
            return Outcome.QUIET;
        }
        Outcome outcome = growAndShrink(view, seen, now);
        metrics.active("autoscaling", now);
        return outcome;
    }

    private Outcome growAndShrink(View view, Observation seen, Instant now) {
        Removals.InProgress leaving = removals.inProgress();
        Growth.Simulated simulated =
                steps.timed(Step.SIMULATE, () -> growth.simulate(view, seen, leaving.drained(), now));
        Optional<Option> chosen = growth.choose(simulated, now);
        boolean grew = chosen.isPresent() && steps.timed(Step.GROW, () -> growth.order(chosen.get(), simulated, now));
        if (grew) {
            metrics.active("scaleUp", now);
            shrinkage.grew(now);
        }
        Plan plan = steps.timed(Step.FIND_UNNEEDED, () -> shrinkage.plan(view, seen, simulated.result(), leaving, now));
        boolean mayShrink =
                !grew && !simulated.needsNodes() && provider.problem().isEmpty();
        if (mayShrink) {
            steps.timed(Step.SHRINK, () -> shrinkage.start(plan, view, removals, now));
            metrics.active("scaleDown", now);
        }
        steps.timed(Step.SOFT_TAINT, () -> shrinkage.softTaint(plan, view, now));
        answers = Answers.json(now, simulated.result().explanations(), plan);
        steps.timed(Step.STATUS, () -> status.write(view, plan, simulated, provider.problem(), now));
        if (grew || (mayShrink && !plan.removals().isEmpty())) {
            return Outcome.ACTED;
        }
        return simulated.needsNodes() ? Outcome.EXPECTING : Outcome.QUIET;
    }

    /** What is known may be old: nothing is decided, and the timers start anew once it is fresh. */
    private Outcome rest(String why) {
        say(why);
        shrinkage.forget();
        return Outcome.EXPECTING;
    }

    private void say(String why) {
        if (why.isEmpty() && !stale.isEmpty()) {
            LOG.info("the cluster can be observed, deciding");
        } else if (stale.isEmpty() && !why.isEmpty()) {
            LOG.warnf("deciding nothing, because the cluster cannot be observed: cause=%s", why);
        }
        stale = why;
    }

    private void cleanUpOnce(Observation seen) {
        if (!cleanedUp) {
            shrinkage.cleanUp(seen, events);
            cleanedUp = true;
        }
    }

    /** Why pods wait and nodes stay, as of the last pass; empty before it. For any thread, to be read only. */
    ObjectNode answers() {
        return answers;
    }

    /** To be called when this replica stops acting: what is under way is left to the next leader, which looks at the marks. */
    void stoodDown() {
        removals.close();
        cleanedUp = false;
        shrinkage.forget();
    }
}
