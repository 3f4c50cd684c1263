package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.MetricQuery;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.ScaleState;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.SelectorException;
import java.util.List;
import java.util.Objects;

/** What has to be read before an evaluation can be made. */
public sealed interface Needs {
    /** Nothing beyond the scale: the evaluation will not look at metrics. */
    record Nothing() implements Needs {}

    /**
     * The autoscaler's pods and one answer for each query.
     *
     * @param claim selector of the autoscaler's pods, by which other autoscalers must not claim them
     */
    record Readings(LabelSelector claim, List<MetricQuery> queries) implements Needs {
        public Readings {
            Objects.requireNonNull(claim, "claim");
            queries = List.copyOf(queries);
        }
    }

    /** The needs of an autoscaler whose scale was read, or could not be. */
    static Needs of(Autoscaler autoscaler, ScaleReading scale) {
        if (SpecFault.of(autoscaler).isEmpty()
                && scale instanceof ScaleReading.Read(ScaleState state)
                && DecisionMaker.looksAtMetrics(autoscaler, state)
                && !state.selector().isEmpty()) {
            try {
                LabelSelector claim = LabelSelector.parse(state.selector());
                return new Readings(claim, MetricQuery.of(autoscaler.spec(), autoscaler.namespace(), state.selector()));
            } catch (SelectorException e) {
                // The evaluation will say what is wrong with it.
                return new Nothing();
            }
        }
        return new Nothing();
    }
}
