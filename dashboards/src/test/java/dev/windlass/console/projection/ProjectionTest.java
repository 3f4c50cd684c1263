package dev.windlass.console.projection;

import static dev.windlass.console.projection.Facts.after;
import static dev.windlass.console.projection.Facts.container;
import static dev.windlass.console.projection.Facts.fold;
import static dev.windlass.console.projection.Facts.name;
import static dev.windlass.console.projection.Facts.node;
import static dev.windlass.console.projection.Facts.pod;
import static dev.windlass.console.projection.Facts.running;
import static dev.windlass.console.projection.Facts.sample;
import static dev.windlass.console.projection.Facts.source;
import static dev.windlass.console.projection.Facts.viewOf;
import static dev.windlass.console.projection.Facts.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Event.NodeGone;
import dev.windlass.console.projection.Event.NodeSeen;
import dev.windlass.console.projection.Event.PodGone;
import dev.windlass.console.projection.Event.PodSeen;
import dev.windlass.console.projection.Event.Sampled;
import dev.windlass.console.projection.Event.ScaleUpRefused;
import dev.windlass.console.projection.Event.SourceReported;
import dev.windlass.console.projection.Event.Ticked;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void sumsTheContainersOfAPodIntoItsUsage() {
        ClusterView view = viewOf(
                new PodSeen(after(0), running("default/web", "n1")),
                new Sampled(
                        after(15),
                        sample(
                                "n1",
                                after(15),
                                900,
                                container("default/web", "app", after(15), 300),
                                container("default/web", "proxy", after(15), 50))));
        PodFacts pod = view.pods().get(name("default/web"));
        assertThat(view.usage(pod)).contains(new PodUsage(350_000_000, 2 * Facts.GIB));
    }

    @Test
    void aSampleOlderThanTheLastChangesNothingShown() {
        ClusterView view = viewOf(
                new Sampled(after(30), sample("n1", after(30), 900)),
                new Sampled(after(31), sample("n1", after(15), 100)));
        assertThat(view.readings().get("n1").scrapedAt()).isEqualTo(after(30));
    }

    @Test
    void aDeletedNodeLeavesNeitherItselfNorItsUsage() {
        ClusterView view = viewOf(
                new NodeSeen(after(0), node("n1")),
                new Sampled(after(15), sample("n1", after(15), 900)),
                new NodeGone(after(20), "n1"));
        assertThat(view.nodes()).isEmpty();
        assertThat(view.readings()).isEmpty();
    }

    @Test
    void aViewHeldByAReaderDoesNotChange() {
        ClusterView before = viewOf(new PodSeen(after(0), running("default/web", "n1")));
        ClusterView later = fold(before, new PodGone(after(1), name("default/web")));
        assertThat(before.pods()).containsKey(name("default/web"));
        assertThat(before.podCounts().running()).isEqualTo(1);
        assertThat(later.pods()).isEmpty();
        assertThat(later.revision()).isEqualTo(before.revision() + 1);
    }

    @Test
    void loadsAndCountsEqualThoseCountedAfreshAfterAnyHistory() {
        Random random = new Random(20260301);
        ClusterView view = ClusterView.empty(ViewLimits.DEFAULT);
        for (int i = 0; i < 5000; i++) {
            String path = "ns" + random.nextInt(3) + "/pod" + random.nextInt(40);
            view = fold(view, randomChange(random, path, after(i)));
        }
        PodCounts counted = PodCounts.NONE;
        for (PodFacts pod : view.pods().values()) {
            counted = counted.plus(pod);
        }
        assertThat(view.podCounts()).isEqualTo(counted);
        for (int n = 0; n < 5; n++) {
            String node = "n" + n;
            NodeLoad load = NodeLoad.NONE;
            for (PodFacts pod : view.pods().values()) {
                load = pod.occupiesNode() && pod.node().equals(node) ? load.plus(pod) : load;
            }
            assertThat(view.load(node)).isEqualTo(load);
        }
    }

    private static Event randomChange(Random random, String path, Instant at) {
        return switch (random.nextInt(5)) {
            case 0 -> new PodGone(at, name(path));
            case 1 -> new PodSeen(at, waiting(path, at, "0/3 nodes are available: 3 Insufficient cpu."));
            case 2 -> new PodSeen(at, running(path, "n" + random.nextInt(5)));
            case 3 -> new PodSeen(at, pod(path, "n" + random.nextInt(5), PodFacts.Phase.SUCCEEDED, "Completed"));
            default -> new PodSeen(at, pod(path, "n" + random.nextInt(5), PodFacts.Phase.PENDING, "ContainerCreating"));
        };
    }

    @Test
    void aRefusalLastsUntilThePodHasANode() {
        Refusal refusal = new Refusal(name("default/web"), "1 max node group size reached", after(5));
        ClusterView refused = viewOf(
                new ScaleUpRefused(after(5), refusal),
                new PodSeen(
                        after(6), waiting("default/web", after(0), "0/3 nodes are available: 3 Insufficient cpu.")));
        assertThat(refused.refusals()).containsValue(refusal);

        ClusterView placed = fold(refused, new PodSeen(after(9), running("default/web", "n1")));
        assertThat(placed.refusals()).isEmpty();
        assertThat(fold(placed, new ScaleUpRefused(after(10), refusal)).refusals())
                .as("an event read late is old news")
                .isEmpty();
    }

    @Test
    void aSourceKeepsTheTimeItWasLostWhileItStaysLost() {
        ClusterView view = viewOf(
                new SourceReported(after(0), source(SourceState.Connection.LIVE, SourceState.Origin.KAFKA, after(0))),
                new SourceReported(after(10), source(SourceState.Connection.LOST, SourceState.Origin.KAFKA, after(10))),
                new SourceReported(
                        after(70), source(SourceState.Connection.LOST, SourceState.Origin.KAFKA, after(70))));
        assertThat(view.sources().get("samples").since()).isEqualTo(after(10));
        assertThat(view.isLive("samples")).isFalse();
    }

    @Test
    void timeAddsOnePointPerSpacingToTheClustersHistory() {
        ClusterView view = viewOf(
                new NodeSeen(after(0), node("n1")),
                new PodSeen(after(0), running("default/web", "n1")),
                new Sampled(after(0), sample("n1", after(0), 900)),
                new Ticked(after(0)),
                new Ticked(after(4)),
                new Ticked(after(15)),
                new PodSeen(after(16), running("default/web-2", "n1")),
                new Ticked(after(30)));
        List<ClusterPoint> points = view.history().points();
        assertThat(points).extracting(ClusterPoint::at).containsExactly(after(0), after(15), after(30));
        assertThat(points.getLast().runningPods()).isEqualTo(2);
        assertThat(points.getLast().usedCpuMilli()).isEqualTo(900);
        assertThat(points.getLast().requestedCpuMilli()).isEqualTo(1000);
        assertThat(points.getLast().allocatableCpuMilli()).isEqualTo(4000);
    }

    @Test
    void theClockOfTheViewNeverRunsBackwards() {
        ClusterView view = viewOf(new NodeSeen(after(10), node("n1")), new NodeSeen(after(5), node("n2")));
        assertThat(view.at()).isEqualTo(after(10));
    }

    @Test
    void noHistoryIsWrittenFromAPartOfTheCluster() {
        ClusterView view = viewOf(
                new SourceReported(
                        after(0), source(SourceState.Connection.CATCHING_UP, SourceState.Origin.KUBERNETES, after(0))),
                new NodeSeen(after(0), node("n1")),
                new Ticked(after(0)));
        assertThat(view.history().points()).isEmpty();
        ClusterView whole = fold(
                view,
                new NodeSeen(after(1), node("n2")),
                new SourceReported(
                        after(2), source(SourceState.Connection.LIVE, SourceState.Origin.KUBERNETES, after(2))),
                new Ticked(after(2)));
        assertThat(whole.history().points()).extracting(ClusterPoint::nodes).containsExactly(2);
    }
}
