package dev.windlass.cluster.scaleup.expander;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.windlass.cluster.scaleup.Option;
import dev.windlass.cluster.scaleup.PendingPod;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpanderTest {
    private final Option small = option("small", 1000, 1024, 3, 3);
    private final Option large = option("large", 8000, 8192, 1, 3);
    private final Option huge = option("huge", 8000, 8192, 2, 5);

    @Test
    void leastWasteAddsTheUnusedSharesOfCpuAndMemory() {
        double waste = Expander.chain(List.of("least-waste"))
                .rank(List.of(small))
                .getFirst()
                .score();
        assertThat(waste).isCloseTo((3000 - 1500) / 3000.0 + (3072 - 768) / 3072.0, within(1e-9));
    }

    @Test
    void leastWasteTakesTheTighterFit() {
        assertThat(choose("least-waste", 1)).isEqualTo(small);
    }

    @Test
    void mostPodsAndLeastNodesCount() {
        assertThat(choose("most-pods", 1)).isEqualTo(huge);
        assertThat(choose("least-nodes", 1)).isEqualTo(large);
    }

    @Test
    void laterStrategiesDecideBetweenEqualOptions() {
        Option twin = option("twin", 1000, 1024, 4, 3);
        Expander chain = Expander.chain(List.of("most-pods", "least-nodes"));
        assertThat(chain.choose(List.of(twin, small), new Random(1))).contains(small);
    }

    @Test
    void aDrawDecidesBetweenEqualOptionsAndReachesEach() {
        Set<String> drawn = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            drawn.add(choose("random", seed).group().id());
        }
        assertThat(drawn).containsExactlyInAnyOrder("small", "large", "huge");
    }

    @Test
    void withoutOptionsThereIsNoChoice() {
        assertThat(Expander.chain(List.of("least-waste")).choose(List.of(), new Random(1)))
                .isEmpty();
    }

    @Test
    void anUnknownStrategyIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> Expander.chain(List.of("cheapest")))
                .hasMessage(
                        "expander \"cheapest\" is unknown; choose from least-waste, most-pods, least-nodes, random");
        assertThatThrownBy(() -> Expander.chain(List.of("price"))).hasMessageContaining("is not built yet");
    }

    private Option choose(String strategy, int seed) {
        return Expander.chain(List.of(strategy))
                .choose(List.of(small, large, huge), new Random(seed))
                .orElseThrow();
    }

    private static Option option(String group, long milliCpu, long mebibytes, int nodes, int pods) {
        NodeTemplate template = node(group).with(milliCpu, mebibytes).template(group);
        List<NodeState> states =
                IntStream.range(0, nodes).mapToObj(template::instance).toList();
        List<PendingPod> pending = IntStream.range(0, pods)
                .mapToObj(i -> new PendingPod(pod("p" + i).asking(500, 256).build(), PendingPod.Cause.Refused.REFUSED))
                .toList();
        return new Option(new NodeGroup(group, 0, 10, 0), template, states, pending);
    }
}
