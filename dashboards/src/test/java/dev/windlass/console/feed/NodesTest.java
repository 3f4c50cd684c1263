package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.NodeFacts;
import dev.windlass.console.projection.NodeFacts.Readiness;
import dev.windlass.kube.kind.Kinds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {
    private final Nodes nodes = new Nodes(List.of("kwok-nodegroup", "karpenter.sh/nodepool"));

    @Test
    void aReadyNodeWithWhatPodsMayRequest() {
        NodeFacts facts = facts("{}", "True", "kubelet is posting ready status");
        assertThat(facts)
                .isEqualTo(new NodeFacts(
                        "n1",
                        "spot",
                        Instant.parse("2026-03-01T02:00:00Z"),
                        Readiness.READY,
                        Instant.parse("2026-03-01T02:01:00Z"),
                        "",
                        3920,
                        16L << 30,
                        110));
    }

    @Test
    void aCordonedNodeIsToldFromOneThatIsNotReady() {
        assertThat(facts("{unschedulable: true}", "True", "").readiness()).isEqualTo(Readiness.CORDONED);
        NodeFacts lost = facts("{unschedulable: true}", "Unknown", "Kubelet stopped posting node status.");
        assertThat(lost.readiness()).isEqualTo(Readiness.NOT_READY);
        assertThat(lost.notReadyMessage()).isEqualTo("Kubelet stopped posting node status.");
    }

    @Test
    void aNodeThatHasNotReportedYetSaysSo() {
        NodeFacts facts = nodes.facts(Json.object(Kinds.NODE, "{metadata: {name: n1}}"));
        assertThat(facts.readiness()).isEqualTo(Readiness.NOT_READY);
        assertThat(facts.notReadyMessage()).isEqualTo("The node has not reported its state yet.");
        assertThat(facts.group()).isEmpty();
    }

    private NodeFacts facts(String spec, String ready, String message) {
        return nodes.facts(Json.object(Kinds.NODE, """
                metadata:
                  name: n1
                  creationTimestamp: "2026-03-01T02:00:00Z"
                  labels: {karpenter.sh/nodepool: spot}
                spec: %s
                status:
                  allocatable: {cpu: 3920m, memory: 16Gi, pods: "110"}
                  conditions:
                  - {type: MemoryPressure, status: "False"}
                  - {type: Ready, status: "%s", message: "%s", lastTransitionTime: "2026-03-01T02:01:00Z"}
                """.formatted(spec, ready, message)));
    }
}
