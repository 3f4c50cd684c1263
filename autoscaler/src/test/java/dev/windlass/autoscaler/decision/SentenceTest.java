package dev.windlass.autoscaler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.WebApp;
import dev.windlass.autoscaler.horizontal.Autoscaler;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.object.Behavior;
import dev.windlass.autoscaler.horizontal.object.HorizontalStatus;
import dev.windlass.autoscaler.horizontal.object.ScalingPolicy;
import dev.windlass.autoscaler.horizontal.object.ScalingRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person reads about a decision. */
class SentenceTest {
    @Test
    void namesTheMetricItsTargetAndWhatItAsksFor() {
        assertThat(sentence(WebApp.at(4, 98, WebApp.steady(4), WebApp.NOW)))
                .isEqualTo("web-app 4 → 6: cpu at 98% of request against 70% asks for 6");
    }

    @Test
    void namesTheRuleThatHeldGrowthBack() {
        assertThat(sentence(WebApp.at(2, 182, WebApp.steady(2), WebApp.NOW)))
                .isEqualTo("web-app 2 → 4: cpu at 182% of request against 70% asks for 6,"
                        + " limited to 4 by doubling at most at a time");
        assertThat(sentence(WebApp.at(8, 140, WebApp.steady(8), WebApp.NOW)))
                .isEqualTo(
                        "web-app 8 → 10: cpu at 140% of request against 70% asks for 16, limited to 10 by maxReplicas");
    }

    @Test
    void namesTheWindowThatHoldsShrinkingBack() {
        History recent =
                new History(List.of(new History.Recommended(8, WebApp.NOW.minusSeconds(60))), List.of(), List.of());
        assertThat(sentence(WebApp.at(8, 35, recent, WebApp.NOW)))
                .isEqualTo("web-app stays at 8: cpu at 35% of request against 70% asks for 4,"
                        + " held at 8 by higher recommendations within the scale-down window");
    }

    @Test
    void namesThePolicyOfABehavior() {
        Behavior slowly =
                new Behavior(new ScalingRules(0, "Max", List.of(new ScalingPolicy("Pods", 1, 60)), null), null);
        Autoscaler autoscaler = new Autoscaler(
                AutoscalerKind.HORIZONTAL_POD_AUTOSCALER,
                "shop",
                "web-hpa",
                "uid-1",
                1,
                WebApp.spec(slowly),
                HorizontalStatus.NONE);
        assertThat(sentence(WebApp.observation(
                        autoscaler, 2, WebApp.usage(2, 140, WebApp.NOW), WebApp.steady(2), WebApp.NOW)))
                .isEqualTo("web-app 2 → 3: cpu at 140% of request against 70% asks for 4,"
                        + " limited to 3 by the scale-up policies");
    }

    @Test
    void saysWhatCouldNotBeRead() {
        MetricReading failed = new MetricReading.Failed("the server is on fire", "metrics.k8s.io");
        assertThat(sentence(WebApp.observation(WebApp.autoscaler(), 3, failed, WebApp.steady(3), WebApp.NOW)))
                .isEqualTo(
                        "web-app stays at 3: cpu could not be read: failed to get cpu utilization: unable to get metrics for"
                                + " resource cpu: unable to fetch metrics from resource metrics API: the server is on fire;"
                                + " with a metric missing it is not scaled down");
    }

    @Test
    void saysThatTheSizeIsOutOfBounds() {
        assertThat(sentence(WebApp.at(12, 50, WebApp.steady(12), WebApp.NOW)))
                .isEqualTo("web-app 12 → 10: limited to 10 by maxReplicas");
        assertThat(sentence(WebApp.at(1, 50, WebApp.steady(1), WebApp.NOW)))
                .isEqualTo("web-app 1 → 2: raised to 2 by minReplicas");
    }

    @Test
    void saysWhyAnUnreadableScaleIsLeftAlone() {
        Observation observation = new Observation(
                WebApp.autoscaler(),
                new ScaleReading.Unreadable("connection refused"),
                List.of(),
                Map.of(),
                List.of(),
                History.EMPTY,
                WebApp.SETTINGS,
                WebApp.NOW);
        assertThat(sentence(observation))
                .isEqualTo("web-app is left alone: failed to query scale subresource for Deployment/shop/web-app:"
                        + " connection refused");
    }

    @Test
    void saysWhatTheClustersOwnControllerWants() {
        Autoscaler autoscaler = new Autoscaler(
                AutoscalerKind.HORIZONTAL_POD_AUTOSCALER,
                "shop",
                "web-hpa",
                "uid-1",
                1,
                WebApp.spec(null),
                new HorizontalStatus(4, 5, null, null, null, null));
        Observation observation =
                WebApp.observation(autoscaler, 4, WebApp.usage(4, 98, WebApp.NOW), WebApp.steady(4), WebApp.NOW);
        assertThat(DecisionRecord.observed(observation, DecisionMaker.evaluate(observation))
                        .sentence())
                .isEqualTo("web-app 4 → 6: cpu at 98% of request against 70% asks for 6"
                        + " (observed only; the cluster's own controller wants 5)");
    }

    private static String sentence(Observation observation) {
        return DecisionMaker.evaluate(observation).explanation().sentence();
    }
}
