package dev.windlass.cluster.snapshot;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForkTest {
    private final ClusterSnapshot cluster = ClusterSnapshot.of(
            List.of(
                    node("a").with(1000, 1024).build(),
                    node("b").with(1000, 1024).build()),
            List.of(pod("old").asking(100, 10).on("a").build()));

    @Test
    void whatIsPlacedInAForkIsNotSeenInTheSnapshot() {
        Fork fork = cluster.fork();
        fork.place(pod("new").asking(200, 20).build(), "a");
        assertThat(milliCpuOn(fork, "a")).isEqualTo(300);
        assertThat(milliCpuOn(cluster, "a")).isEqualTo(100);
    }

    @Test
    void aForkOfAForkIsForgottenUnlessCommitted() {
        Fork outer = cluster.fork();
        Fork inner = outer.fork();
        inner.place(pod("new").asking(200, 20).build(), "b");
        inner.remove("a");
        assertThat(outer.nodes()).hasSize(2);
        assertThat(milliCpuOn(outer, "b")).isZero();
        inner.commit();
        assertThat(outer.nodes()).extracting(NodeState::name).containsExactly("b");
        assertThat(milliCpuOn(outer, "b")).isEqualTo(200);
    }

    @Test
    void addedNodesTakePodsAndSurviveTheFreeze() {
        Fork fork = cluster.fork();
        fork.add(node("c").with(500, 100).template("pool").instance(1));
        fork.place(pod("new").asking(200, 20).build(), "template-node-for-pool-1");
        ClusterSnapshot frozen = fork.freeze();
        assertThat(frozen.nodes()).extracting(NodeState::name).containsExactly("a", "b", "template-node-for-pool-1");
        assertThat(milliCpuOn(frozen, "template-node-for-pool-1")).isEqualTo(200);
    }

    @Test
    void podsOfUnknownNodesAndWaitingPodsHoldNothing() {
        ClusterSnapshot other = ClusterSnapshot.of(
                List.of(node("a").build()),
                List.of(
                        pod("waiting").asking(5, 5).build(),
                        pod("lost").on("gone").build()));
        assertThat(other.node("a").orElseThrow().pods()).isEmpty();
    }

    private static long milliCpuOn(Nodes nodes, String name) {
        return nodes.node(name).orElseThrow().requested().milliCpu();
    }
}
