package dev.windlass.console.screen;

import dev.windlass.console.projection.AutoscalerFacts;
import dev.windlass.console.projection.AutoscalerView;
import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.Reading;
import dev.windlass.console.projection.TimelinePoint;
import dev.windlass.stream.decision.HorizontalDecision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One autoscaled workload: its timeline, why it has the replicas it has, and its pods.
 *
 * @param workload {@code null} when nothing is known of it (any more)
 * @param replicas actual, desired, minimum and maximum replicas over time
 * @param metrics a plot each
 * @param decisions the newest first
 */
public record WorkloadScreen(
        ObjectName name,
        @Nullable WorkloadRow workload,
        List<AutoscalerFacts.Condition> conditions,
        Series replicas,
        List<MetricPlot> metrics,
        List<DecisionRow> decisions,
        @Nullable Table<PodRow> pods)
        implements Screen {
    private static final int DECISIONS = 30;
    private static final int PODS = 50;

    /**
     * One metric against its target over time.
     *
     * @param unit {@code %} when both are percentages, else empty
     */
    public record MetricPlot(String type, String name, String unit, Series values) {}

    static WorkloadScreen of(ClusterView view, ObjectName name) {
        AutoscalerView autoscaler = view.autoscalers().get(name);
        if (autoscaler == null) {
            Series none = new Series(List.of(), List.of(), List.of());
            return new WorkloadScreen(name, null, List.of(), none, List.of(), List.of(), null);
        }
        List<TimelinePoint> points = autoscaler.timeline().points();
        AutoscalerFacts facts = autoscaler.facts();
        return new WorkloadScreen(
                name,
                WorkloadRows.row(view, autoscaler),
                facts == null ? List.of() : facts.conditions(),
                replicas(points),
                plots(points),
                decisions(view, name),
                pods(view, autoscaler));
    }

    private static Series replicas(List<TimelinePoint> points) {
        return new Series(
                Series.times(points),
                List.of("replicas", "desired", "minimum", "maximum"),
                List.of(
                        Series.column(points, TimelinePoint::replicas),
                        Series.column(points, TimelinePoint::desired),
                        Series.column(points, TimelinePoint::minReplicas),
                        Series.column(points, TimelinePoint::maxReplicas)));
    }

    private record MetricKey(String type, String name) {}

    private static List<MetricPlot> plots(List<TimelinePoint> points) {
        Set<MetricKey> keys = new LinkedHashSet<>();
        for (TimelinePoint point : points.reversed()) {
            point.readings().forEach(r -> keys.add(new MetricKey(r.type(), r.name())));
        }
        return keys.stream().map(key -> plot(key, points)).toList();
    }

    private static MetricPlot plot(MetricKey key, List<TimelinePoint> points) {
        boolean percent = points.stream()
                .flatMap(p -> p.readings().stream())
                .filter(r -> isOf(key, r))
                .allMatch(r -> r.target().endsWith("%"));
        return new MetricPlot(
                key.type(),
                key.name(),
                percent ? "%" : "",
                new Series(
                        Series.times(points),
                        List.of("current", "target"),
                        List.of(
                                Series.column(points, p -> number(key, p, Reading::currentNumber)),
                                Series.column(points, p -> number(key, p, Reading::targetNumber)))));
    }

    private static double number(MetricKey key, TimelinePoint point, ToDoubleFunction<Reading> number) {
        return point.readings().stream()
                .filter(r -> isOf(key, r))
                .mapToDouble(number)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static boolean isOf(MetricKey key, Reading reading) {
        return reading.type().equals(key.type()) && reading.name().equals(key.name());
    }

    private static List<DecisionRow> decisions(ClusterView view, ObjectName name) {
        return view.decisions().entries().reversed().stream()
                .filter(e -> e.decision() instanceof HorizontalDecision d
                        && d.autoscaler().name().equals(name.name())
                        && d.autoscaler().namespace().equals(name.namespace()))
                .limit(DECISIONS)
                .map(DecisionRow::of)
                .toList();
    }

    private static Table<PodRow> pods(ClusterView view, AutoscalerView autoscaler) {
        List<PodFacts> pods = view.pods().values().stream()
                .filter(p -> autoscaler.target().equals(p.owner()))
                .toList();
        TableQuestion newestFirst = new TableQuestion("", "age", TableQuestion.Order.ASCENDING, 1, PODS);
        return PodsScreen.columns(view).page(pods, newestFirst, _ -> true, p -> PodRow.of(view, p));
    }
}
