package dev.windlass.console.projection;

import static dev.windlass.console.projection.Facts.after;
import static dev.windlass.console.projection.Facts.autoscaler;
import static dev.windlass.console.projection.Facts.fold;
import static dev.windlass.console.projection.Facts.name;
import static dev.windlass.console.projection.Facts.scale;
import static dev.windlass.console.projection.Facts.viewOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Event.AutoscalerGone;
import dev.windlass.console.projection.Event.AutoscalerSeen;
import dev.windlass.console.projection.Event.HorizontallyDecided;
import dev.windlass.console.projection.Event.Ticked;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoscalerFoldTest {
    private static final ObjectName HPA = name("default/web-hpa");

    @Test
    void aTimelineGrowsFromTheStatusAndFromDecisions() {
        ClusterView view = viewOf(
                new AutoscalerSeen(after(0), autoscaler("default/web-hpa", 2, 2)),
                new HorizontallyDecided(after(11), "t-0-1", scale("default/web-hpa", 2, 4, after(10))),
                new AutoscalerSeen(after(20), autoscaler("default/web-hpa", 4, 4)));
        AutoscalerView seen = view.autoscalers().get(HPA);
        assertThat(seen.timeline().points()).extracting(TimelinePoint::desired).containsExactly(2, 4, 4);
        assertThat(seen.timeline().points()).extracting(TimelinePoint::replicas).containsExactly(2, 2, 4);
        assertThat(seen.lastDecision()).isNotNull();
    }

    @Test
    void theTimelineIsRegainedFromTheTopicAfterARestart() {
        ClusterView view = viewOf(
                new AutoscalerSeen(after(100), autoscaler("default/web-hpa", 6, 6)),
                new HorizontallyDecided(after(101), "t-0-2", scale("default/web-hpa", 4, 6, after(40))),
                new HorizontallyDecided(after(101), "t-0-1", scale("default/web-hpa", 2, 4, after(10))));
        AutoscalerView seen = view.autoscalers().get(HPA);
        assertThat(seen.timeline().points()).extracting(TimelinePoint::desired).containsExactly(4, 6, 6);
        assertThat(seen.lastDecision().id()).isEqualTo("t-0-2");
    }

    @Test
    void aDecisionDeliveredTwiceIsOneDecision() {
        HorizontallyDecided decided =
                new HorizontallyDecided(after(11), "t-0-1", scale("default/web-hpa", 2, 4, after(10)));
        ClusterView view = viewOf(decided, decided);
        assertThat(view.decisions().entries()).hasSize(1);
        assertThat(view.autoscalers().get(HPA).timeline().points()).hasSize(1);
    }

    @Test
    void theInputsOfADecisionAreNotKept() {
        ClusterView view =
                viewOf(new HorizontallyDecided(after(11), "t-0-1", scale("default/web-hpa", 2, 4, after(10))));
        assertThat(view.decisions().entries().getFirst().decision().inputs().isNull())
                .isTrue();
    }

    @Test
    void whatIsGoneIsRememberedForTheRetentionAndThenForgotten() {
        Duration retention = ViewLimits.DEFAULT.retention();
        ClusterView view = viewOf(
                new AutoscalerSeen(after(0), autoscaler("default/web-hpa", 2, 2)),
                new AutoscalerGone(after(5), HPA),
                new Ticked(after(10)));
        assertThat(view.autoscalers().get(HPA).facts()).isNull();
        ClusterView later = fold(view, new Ticked(after(20).plus(retention)));
        assertThat(later.autoscalers()).isEmpty();
    }

    @Test
    void anAutoscalerThatOnlyDecisionsTellOfIsNamedByItsTarget() {
        ClusterView view =
                viewOf(new HorizontallyDecided(after(11), "t-0-1", scale("default/web-hpa", 2, 4, after(10))));
        AutoscalerView seen = view.autoscalers().get(HPA);
        assertThat(seen.target()).isEqualTo(new WorkloadName("Deployment", name("default/web-app")));
        assertThat(seen.timeline().points().getFirst().readings())
                .isEqualTo(List.of(Reading.of("Resource", "cpu", "83%", "70%")));
    }
}
