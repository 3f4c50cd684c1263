package dev.windlass.console.screen;

import static dev.windlass.console.projection.Facts.after;
import static dev.windlass.console.projection.Facts.autoscaler;
import static dev.windlass.console.projection.Facts.condition;
import static dev.windlass.console.projection.Facts.name;
import static dev.windlass.console.projection.Facts.node;
import static dev.windlass.console.projection.Facts.notReady;
import static dev.windlass.console.projection.Facts.pod;
import static dev.windlass.console.projection.Facts.sample;
import static dev.windlass.console.projection.Facts.source;
import static dev.windlass.console.projection.Facts.viewOf;
import static dev.windlass.console.projection.Facts.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.Event.AutoscalerSeen;
import dev.windlass.console.projection.Event.NodeGroupsSeen;
import dev.windlass.console.projection.Event.NodeSeen;
import dev.windlass.console.projection.Event.PodSeen;
import dev.windlass.console.projection.Event.Sampled;
import dev.windlass.console.projection.Event.ScaleUpRefused;
import dev.windlass.console.projection.Event.SourceReported;
import dev.windlass.console.projection.NodeGroupFacts;
import dev.windlass.console.projection.PodFacts;
import dev.windlass.console.projection.Refusal;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.SourceState.Origin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String NO_CPU = "0/2 nodes are available: 2 Insufficient cpu.";

    @Test
    void aClusterThatIsWellHasNone() {
        ClusterView view = viewOf(
                new NodeSeen(after(0), node("n1")),
                new Sampled(after(50), sample("n1", after(50), 900)),
                new AutoscalerSeen(after(0), autoscaler("default/web-hpa", 2, 2)));
        assertThat(seen(view, 60)).isEmpty();
    }

    @Test
    void whatIsWorstComesFirstAndThenWhatBeganLast() {
        ClusterView view = viewOf(
                new NodeSeen(after(0), notReady("n1", after(20), "kubelet stopped posting node status")),
                new PodSeen(after(30), waiting("default/a", after(30), NO_CPU)),
                new ScaleUpRefused(
                        after(31), new Refusal(name("default/a"), "1 max node group size reached", after(31))),
                new AutoscalerSeen(
                        after(0),
                        autoscaler(
                                "default/web-hpa",
                                10,
                                10,
                                condition(
                                        "ScalingLimited",
                                        true,
                                        "TooManyReplicas",
                                        "the desired replica count is more"))));
        assertThat(seen(view, 60))
                .extracting(Problem::title)
                .containsExactly(
                        "1 pod waits and no node will come: Insufficient cpu",
                        "1 node is not ready",
                        "default/web-app needs more than its 10 replicas at most");
    }

    @Test
    void podsThatWaitForTheSameReasonAreOneProblemAsOldAsTheFirst() {
        ClusterView view = viewOf(
                new PodSeen(after(5), waiting("default/a", after(5), NO_CPU)),
                new PodSeen(after(0), waiting("default/b", after(0), "0/3 nodes are available: 3 Insufficient cpu.")));
        assertThat(seen(view, 90)).singleElement().satisfies(problem -> {
            assertThat(problem.title()).isEqualTo("2 pods wait for a node: Insufficient cpu");
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.since()).isEqualTo(after(0));
            assertThat(problem.examples()).containsExactly("default/b", "default/a");
        });
    }

    @Test
    void aPodThatWaitsForAMomentIsNoProblem() {
        ClusterView view = viewOf(new PodSeen(after(0), waiting("default/a", after(0), NO_CPU)));
        assertThat(seen(view, 59)).isEmpty();
    }

    @Test
    void podsWhoseContainersFailAreNamedByWhatTheyFailWith() {
        ClusterView view = viewOf(
                new PodSeen(after(0), pod("default/a", "n1", PodFacts.Phase.RUNNING, "CrashLoopBackOff")),
                new PodSeen(after(0), pod("default/b", "n1", PodFacts.Phase.PENDING, "ContainerCreating")));
        assertThat(seen(view, 60)).extracting(Problem::title).containsExactly("1 pod does not run: CrashLoopBackOff");
    }

    @Test
    void aSilentKubeletIsToldFromOneThatIsNotReady() {
        ClusterView view = viewOf(
                new NodeSeen(after(0), node("n1")),
                new NodeSeen(after(0), node("n2")),
                new NodeSeen(after(0), notReady("n3", after(10), "gone")),
                new Sampled(after(90), sample("n1", after(90), 900)),
                new Sampled(after(20), sample("n2", after(20), 900)));
        assertThat(seen(view, 100))
                .extracting(Problem::title)
                .containsExactly("1 node is not ready", "1 kubelet gives no usage");
    }

    @Test
    void whenNoKubeletIsHeardTheScraperIsSuspected() {
        ClusterView view = viewOf(new NodeSeen(after(0), node("n1")), new NodeSeen(after(0), node("n2")));
        assertThat(seen(view, 100)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.CRITICAL);
            assertThat(problem.detail()).contains("metrics-server");
        });
    }

    @Test
    void whileKafkaIsLostKubeletsAreNotBlamed() {
        ClusterView view = viewOf(
                new NodeSeen(after(0), node("n1")),
                new SourceReported(after(30), source(Connection.LOST, Origin.KAFKA, after(30))));
        assertThat(seen(view, 500)).singleElement().satisfies(problem -> {
            assertThat(problem.title()).startsWith("Kafka cannot be reached");
            assertThat(problem.since()).isEqualTo(after(30));
            assertThat(problem.detail()).isEqualTo("connection refused");
        });
    }

    @Test
    void anAutoscalerWithoutMetricsSaysWhichWordsTheControllerUsed() {
        ClusterView view = viewOf(new AutoscalerSeen(
                after(0),
                autoscaler(
                        "default/web-hpa",
                        2,
                        2,
                        condition("ScalingActive", false, "FailedGetResourceMetric", "no metrics returned"))));
        assertThat(seen(view, 60)).singleElement().satisfies(problem -> {
            assertThat(problem.title()).isEqualTo("default/web-app is not scaled: its metrics cannot be read");
            assertThat(problem.detail()).isEqualTo("no metrics returned");
            assertThat(problem.link()).isEqualTo("workload?ns=default&name=web-hpa");
        });
    }

    @Test
    void scalingThatWasSwitchedOffIsNoProblem() {
        ClusterView view = viewOf(new AutoscalerSeen(
                after(0),
                autoscaler(
                        "default/web-hpa",
                        0,
                        0,
                        condition("ScalingActive", false, "ScalingDisabled", "scaling is disabled"))));
        assertThat(seen(view, 60)).isEmpty();
    }

    @Test
    void aFullGroupMattersOnlyWhilePodsWait() {
        NodeGroupsSeen full =
                new NodeGroupsSeen(after(0), List.of(new NodeGroupFacts("general", 1, 3, 3, 3, 3, "", after(0))));
        assertThat(seen(viewOf(full), 30)).isEmpty();
        ClusterView waiting = viewOf(full, new PodSeen(after(20), waiting("default/a", after(20), NO_CPU)));
        assertThat(seen(waiting, 30))
                .extracting(Problem::title)
                .containsExactly("Node group general is at its maximum of 3 while pods wait");
    }

    private static List<Problem> seen(ClusterView view, long second) {
        Instant now = after(second);
        return Problems.of(view, Patience.DEFAULT, now);
    }
}
