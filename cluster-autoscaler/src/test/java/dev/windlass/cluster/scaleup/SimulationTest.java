package dev.windlass.cluster.scaleup;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.NodeBuilder;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Taint;
import dev.windlass.cluster.snapshot.UnbuiltRule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final ClusterSnapshot EMPTY = ClusterSnapshot.of(List.of(), List.of());

    private final Simulation simulation = new Simulation(Scheduling.STANDARD);

    @Test
    void podsThatFitOnRunningNodesNeedNoNewOnes() {
        ClusterSnapshot cluster =
                ClusterSnapshot.of(List.of(node("n").with(1000, 1024).build()), List.of());
        var result = run(cluster, replicas(2, 500, 100), List.of(open("pool", 1000, 1024, 5)));
        assertThat(result.placement().placed()).hasSize(2);
        assertThat(result.options()).isEmpty();
    }

    @Test
    void nodesAreCountedByPackingThePods() {
        var result = run(EMPTY, replicas(7, 400, 100), List.of(open("pool", 1000, 1024, 100)));
        assertThat(result.options()).hasSize(1);
        Option option = result.options().getFirst();
        assertThat(option.nodeCount()).isEqualTo(4);
        assertThat(option.pods()).hasSize(7);
    }

    @Test
    void daemonsTakeTheirShareOfEveryNewNode() {
        NodeTemplate bare = node("t").with(1000, 1024).template("pool");
        Pod daemon = pod("logs").asking(300, 10).ownedBy("DaemonSet", "logs").build();
        NodeTemplate template = new NodeTemplate("pool", bare.node(), List.of(daemon), bare.origin());
        Candidate pool = new Candidate.Open(new NodeGroup("pool", 0, 9, 0), template, 9);
        var result = run(EMPTY, replicas(4, 400, 100), List.of(pool));
        assertThat(result.options().getFirst().nodeCount()).isEqualTo(4);
    }

    @Test
    void aGroupGrowsNoFurtherThanItsRoom() {
        var result = run(EMPTY, replicas(10, 900, 100), List.of(open("pool", 1000, 1024, 3)));
        assertThat(result.options().getFirst().nodeCount()).isEqualTo(3);
        assertThat(result.options().getFirst().pods()).hasSize(3);
    }

    @Test
    void everyReasonOfEveryGroupIsExplained() {
        Candidate tainted = open(node("t").with(500, 64).tainted("gpu", Taint.NO_SCHEDULE), "gpus", 5);
        Candidate full = new Candidate.Closed(new NodeGroup("full", 0, 3, 3), Candidate.Closed.MAX_SIZE_REACHED);
        var result = run(EMPTY, replicas(2, 900, 100), List.of(tainted, full));
        assertThat(result.options()).isEmpty();
        assertThat(result.explanations()).hasSize(1);
        Explanation explanation = result.explanations().getFirst();
        assertThat(explanation.refusals())
                .containsExactly(
                        new GroupRefusal(
                                "gpus",
                                List.of("node(s) had untolerated taint(s)", "Insufficient cpu", "Insufficient memory")),
                        new GroupRefusal("full", List.of("max node group size reached")));
        assertThat(explanation.countedReasons())
                .isEqualTo("1 Insufficient cpu, 1 Insufficient memory, 1 max node group size reached, "
                        + "1 node(s) had untolerated taint(s)");
    }

    @Test
    void aPodThatNeedsARuleNotBuiltYetOrdersNoNodeAndSaysWhy() {
        PendingPod spread = refused(
                pod("spread").asking(1, 1).needing(UnbuiltRule.TOPOLOGY_SPREAD).build());
        var result = run(EMPTY, List.of(spread), List.of(open("pool", 1000, 1024, 3)));
        assertThat(result.options()).isEmpty();
        assertThat(result.explanations().getFirst().countedReasons())
                .isEqualTo("1 the pod needs the PodTopologySpread rule, which is not built yet");
    }

    @Test
    void theMostImportantPodsGetTheRoomThatIsThere() {
        ClusterSnapshot cluster =
                ClusterSnapshot.of(List.of(node("n").with(1000, 1024).build()), List.of());
        PendingPod low = refused(pod("low").asking(800, 1).build());
        PendingPod high = refused(pod("high").asking(800, 1).priority(100).build());
        var result = run(cluster, List.of(low, high), List.of());
        assertThat(result.placement().placed()).containsExactly(high);
        assertThat(result.placement().left()).containsExactly(low);
    }

    @Test
    void hostPortsSpreadPodsOverNodes() {
        List<PendingPod> pods = IntStream.range(0, 3)
                .mapToObj(i -> refused(pod("p" + i).asking(10, 1).port(8080).build()))
                .toList();
        var result = run(EMPTY, pods, List.of(open("pool", 1000, 1024, 5)));
        assertThat(result.options().getFirst().nodeCount()).isEqualTo(3);
    }

    private Simulation.Result run(ClusterSnapshot cluster, List<PendingPod> pods, List<Candidate> candidates) {
        return simulation.run(cluster, pods, candidates, _ -> true);
    }

    private static List<PendingPod> replicas(int count, long milliCpu, long mebibytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> refused(pod("p" + i).asking(milliCpu, mebibytes).build()))
                .toList();
    }

    private static PendingPod refused(Pod pod) {
        return new PendingPod(pod, PendingPod.Cause.Refused.REFUSED);
    }

    private static Candidate open(String group, long milliCpu, long mebibytes, int room) {
        return open(node("t").with(milliCpu, mebibytes), group, room);
    }

    private static Candidate open(NodeBuilder node, String group, int room) {
        return new Candidate.Open(new NodeGroup(group, 0, room, 0), node.template(group), room);
    }
}
