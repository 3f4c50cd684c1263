package dev.windlass.cluster.observe;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaledown.Workloads;
import dev.windlass.cluster.scaleup.Templates;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Taint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotBuilderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SnapshotBuilder builder =
            new SnapshotBuilder(new Templates(Scheduling.STANDARD, Set.of("boot")), Duration.ofMinutes(15));

    @Test
    void orderedNodesThatAreNotThereYetHaveStandIns() {
        View view = build(3, List.of(node("pool-1").with(2000, 4096).build()), List.of());
        assertThat(view.upcoming()).containsEntry("pool", 2);
        assertThat(view.standIns()).containsExactlyInAnyOrder("template-node-for-pool-1", "template-node-for-pool-2");
        assertThat(view.cluster().nodes()).hasSize(3);
        assertThat(view.totals().nodes()).isEqualTo(3);
        assertThat(view.totals().milliCpu()).isEqualTo(6000);
    }

    @Test
    void aNodeThatHasNotStartedIsReplacedByItsStandIn() {
        Node young = node("pool-1").unready().createdAt(NOW.minusSeconds(5)).build();
        View view = build(1, List.of(young), List.of());
        assertThat(view.cluster().nodes()).extracting(NodeState::name).containsExactly("template-node-for-pool-1");
        assertThat(view.readinessOf("pool").notStarted()).isEqualTo(1);
        assertThat(view.totals().nodes()).isEqualTo(1);
    }

    @Test
    void aNodeThatNeverStartedIsUnreadyAndStays() {
        Node dead = node("pool-1")
                .unready()
                .createdAt(NOW.minus(Duration.ofMinutes(16)))
                .build();
        View view = build(1, List.of(dead), List.of());
        assertThat(view.cluster().nodes()).extracting(NodeState::name).containsExactly("pool-1");
        assertThat(view.total().unready()).isEqualTo(1);
        assertThat(view.standIns()).isEmpty();
    }

    @Test
    void aTemplateRunsTheDaemonsThatFitIt() {
        Pod logs = pod("logs").asking(100, 10).ownedBy("DaemonSet", "logs").build();
        Pod gpu = pod("gpu")
                .asking(1, 1)
                .selecting("gpu", "yes")
                .ownedBy("DaemonSet", "gpu")
                .build();
        NodeTemplate template =
                build(0, List.of(), List.of(logs, gpu)).templates().get("pool");
        assertThat(template).isNotNull();
        assertThat(template.daemons()).containsExactly(logs);
        assertThat(template.origin()).isEqualTo(NodeTemplate.Origin.DEFINITION);
    }

    @Test
    void withoutADefinitionASettledNodeIsTheTemplateWithoutItsPassingTaints() {
        Node live = node("pool-1")
                .with(2000, 4096)
                .tainted("boot", Taint.NO_SCHEDULE)
                .tainted("lasting", Taint.NO_SCHEDULE)
                .tainted("node.kubernetes.io/memory-pressure", Taint.NO_SCHEDULE)
                .build();
        Pod daemon = pod("logs")
                .asking(100, 10)
                .ownedBy("DaemonSet", "logs")
                .on("pool-1")
                .build();
        Pod web = pod("web").asking(100, 10).on("pool-1").build();
        Observation seen = observation(List.of(live), List.of(daemon, web), List.of());
        View view = builder.build(seen, groups(1, List.of(live), Map.of()), NOW);
        NodeTemplate template = view.templates().get("pool");
        assertThat(template).isNotNull();
        assertThat(template.origin()).isEqualTo(NodeTemplate.Origin.LIVE_NODE);
        assertThat(template.node().taints()).extracting(Taint::key).containsExactly("lasting");
        assertThat(template.instance(1).pods())
                .extracting(pod -> pod.key().name())
                .containsExactly("logs");
    }

    @Test
    void nobodyKnowsWhatANodeOfAnEmptyGroupWouldBe() {
        View view = builder.build(observation(List.of(), List.of(), List.of()), groups(0, List.of(), Map.of()), NOW);
        assertThat(view.templates()).isEmpty();
    }

    private View build(int target, List<Node> nodes, List<Pod> daemons) {
        Node definition = node("definition").with(2000, 4096).build();
        return builder.build(
                observation(nodes, List.of(), daemons), groups(target, nodes, Map.of("pool", definition)), NOW);
    }

    private static Observation observation(List<Node> nodes, List<Pod> pods, List<Pod> daemons) {
        return new Observation(
                Freshness.Fresh.FRESH, nodes, pods, List.of(), Workloads.UNKNOWN, daemons, Map.of(), Map.of());
    }

    private static GroupsSeen groups(int target, List<Node> members, Map<String, Node> definitions) {
        Map<String, String> groupOfNode = new HashMap<>();
        members.forEach(node -> groupOfNode.put(node.name(), "pool"));
        return new GroupsSeen(List.of(new NodeGroup("pool", 0, 10, target)), groupOfNode, definitions);
    }
}
