package dev.windlass.cluster.publish;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.scaledown.Settings;
import dev.windlass.cluster.scaledown.Utilization;
import dev.windlass.cluster.scaleup.Announcement;
import dev.windlass.cluster.scaleup.Announcement.Target;
import dev.windlass.cluster.scaleup.Candidate;
import dev.windlass.cluster.scaleup.PendingPod;
import dev.windlass.cluster.scaleup.Simulation;
import dev.windlass.cluster.scaleup.expander.Expander;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.ClusterDecision.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");
    private static final Announcement ANNOUNCED =
            new Announcement(new Target("Deployment", "shop", "web"), 2, 5, NOW, "");

    @Test
    void aScaleUpForPendingPodsSaysSo() {
        ClusterDecision decision = scaleUp(List.of(refused("a"), refused("b"), refused("c")));
        assertThat(decision.trigger()).isEqualTo(Trigger.PENDING_PODS);
        assertThat(decision.sentence())
                .isEqualTo(
                        "Grow small from 1 to 4 nodes for 3 pods without a place; chosen by least-waste of 2 groups");
        assertThat(decision.currentSize()).isEqualTo(1);
        assertThat(decision.desiredSize()).isEqualTo(4);
        assertThat(decision.pods()).containsExactly("default/a", "default/b", "default/c");
        assertThat(decision.key()).isEqualTo("nodegroup/small");
    }

    @Test
    void aScaleUpForPodsThatDoNotExistNamesTheDecisionBehindThem() {
        ClusterDecision decision = scaleUp(List.of(refused("a"), announced("b"), announced("c")));
        assertThat(decision.trigger()).isEqualTo(Trigger.HORIZONTAL_DECISION);
        assertThat(decision.sentence())
                .isEqualTo(
                        "Grow small from 1 to 4 nodes for 2 pods still to come (Deployment shop/web goes from 2 to 5)"
                                + " and 1 pod without a place; chosen by least-waste of 2 groups");
    }

    @Test
    void everyGroupIsListedWithItsScoreOrItsRefusal() {
        List<ClusterDecision.Option> options = scaleUp(List.of(refused("a"))).options();
        assertThat(options).extracting(ClusterDecision.Option::nodeGroup).containsExactly("small", "large", "full");
        assertThat(options.get(0).score()).isLessThan(options.get(1).score());
        assertThat(options.get(2).refusal()).isEqualTo("max node group size reached");
    }

    @Test
    void theInputsAreEnoughToDecideAgain() {
        var inputs = scaleUp(List.of(refused("a"))).inputs();
        assertThat(inputs.at("/schema").asText()).isEqualTo("windlass.cluster-autoscaler/scale-up/v1");
        assertThat(inputs.at("/groups/0/template/allocatable/milliCpu").asLong())
                .isEqualTo(1000);
        assertThat(inputs.at("/groups/0/room").asInt()).isEqualTo(9);
        assertThat(inputs.at("/pods/0/requests/milliCpu").asLong()).isEqualTo(700);
        assertThat(inputs.at("/pods/0/members/0/cause").asText()).isEqualTo("refused");
    }

    @Test
    void aRemovalSaysSinceWhenAndWhereThePodsGo() {
        Pod moved = pod("web-1").asking(100, 10).on("small-1").build();
        Removal removal = new Removal(
                "small-1",
                "small",
                List.of(moved),
                Map.of(moved.key(), "small-2"),
                new Utilization(0.1, 0.05),
                true,
                true,
                NOW.minusSeconds(600));
        ClusterDecision decision =
                new ScaleDownRecord(removal, new NodeGroup("small", 0, 9, 3), Settings.DEFAULTS, NOW).decision();
        assertThat(decision.trigger()).isEqualTo(Trigger.UNNEEDED_NODE);
        assertThat(decision.sentence())
                .isEqualTo("Shrink small from 3 to 2: node small-1 is unneeded since 2026-03-01T11:50:00Z"
                        + " (cpu 10%, memory 5% asked for), and its 1 pod fits on small-2");
        assertThat(decision.nodes()).containsExactly("small-1");
        assertThat(decision.inputs().at("/moves/0/to").asText()).isEqualTo("small-2");
    }

    private static ClusterDecision scaleUp(List<PendingPod> pods) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(open("small", 1000, 1024, 1));
        candidates.add(open("large", 8000, 8192, 0));
        candidates.add(new Candidate.Closed(new NodeGroup("full", 0, 2, 2), Candidate.Closed.MAX_SIZE_REACHED));
        var result = new Simulation(Scheduling.STANDARD)
                .run(ClusterSnapshot.of(List.of(), List.of()), pods, candidates, _ -> true);
        Expander expander = Expander.chain(List.of("least-waste"));
        var chosen = result.options().getFirst();
        return new ScaleUpRecord(
                        chosen,
                        List.of("small-x"),
                        chosen.group().targetSize() + chosen.nodeCount(),
                        expander.rank(result.options()),
                        candidates,
                        result.explanations(),
                        List.of("least-waste"),
                        NOW)
                .decision();
    }

    private static Candidate open(String group, long milliCpu, long mebibytes, int target) {
        return new Candidate.Open(
                new NodeGroup(group, 0, 10, target),
                node(group).with(milliCpu, mebibytes).template(group),
                10 - target);
    }

    private static PendingPod refused(String name) {
        return new PendingPod(pod(name).asking(700, 700).build(), PendingPod.Cause.Refused.REFUSED);
    }

    private static PendingPod announced(String name) {
        return new PendingPod(pod(name).asking(700, 700).untried().build(), new PendingPod.Cause.Announced(ANNOUNCED));
    }
}
