package dev.windlass.cluster.scaleup;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaleup.Limits.Totals;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeBuilder;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodBuilder;
import dev.windlass.cluster.snapshot.PodKey;
import dev.windlass.cluster.snapshot.Taint;
import dev.windlass.cluster.snapshot.Toleration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Properties of a scale-up that must hold in any cluster. */
class RandomScaleUpTest {
    private static final Toleration TOLERATES_GPU = new Toleration("gpu", "Exists", "", "");

    @RepeatedTest(200)
    void everyPlacedPodFitsAndNothingExceedsItsMaximum(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ClusterSnapshot cluster = cluster(random);
        List<PendingPod> pods = pods(random);
        Map<String, NodeTemplate> templates = new HashMap<>();
        List<NodeGroup> groups = groups(random, templates);
        Limits limits = new Limits(random.nextBoolean() ? 0 : 12, 64_000, Long.MAX_VALUE, 1_000);
        Totals totals = new Totals(cluster.nodes().size(), 10_000, 0);
        List<Candidate> candidates =
                Candidates.of(groups, templates, Set.of(), Backoff.none(rules()), limits, totals, Instant.EPOCH);

        var result = new Simulation(Scheduling.STANDARD).run(cluster, pods, candidates, _ -> true);

        assertEveryNodeHoldsOnlyWhatFits(result.cluster().nodes());
        assertThat(result.placement().placed().size()
                        + result.placement().left().size())
                .isEqualTo(pods.size());
        for (Option option : result.options()) {
            assertEveryNodeHoldsOnlyWhatFits(option.nodes());
            assertThat(option.group().targetSize() + option.nodeCount())
                    .isLessThanOrEqualTo(option.group().maxSize());
            assertThat(option.nodeCount())
                    .isLessThanOrEqualTo(limits.room(totals, option.template().node()));
            assertEachPodIsPlacedOnce(option, result.placement().left());
        }
    }

    private static void assertEveryNodeHoldsOnlyWhatFits(Iterable<NodeState> nodes) {
        for (NodeState state : nodes) {
            NodeState filling = NodeState.of(state.node(), List.of());
            for (Pod pod : state.pods()) {
                assertThat(Scheduling.STANDARD.fits(pod, filling))
                        .as(pod.key() + " on " + filling)
                        .isEqualTo(Verdict.Fit.FIT);
                filling = filling.with(pod);
            }
        }
    }

    private static void assertEachPodIsPlacedOnce(Option option, List<PendingPod> left) {
        Set<PodKey> seen = new HashSet<>();
        option.pods()
                .forEach(pending -> assertThat(seen.add(pending.pod().key())).isTrue());
        assertThat(left).containsAll(option.pods());
    }

    private static ClusterSnapshot cluster(Random random) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(6); i++) {
            nodes.add(randomNode(random, "node-" + i).build());
        }
        return ClusterSnapshot.of(nodes, List.of());
    }

    private static List<PendingPod> pods(Random random) {
        List<PendingPod> pods = new ArrayList<>();
        int kinds = 1 + random.nextInt(6);
        for (int kind = 0; kind < kinds; kind++) {
            long cpu = 50 + random.nextInt(2500);
            long memory = 32 + random.nextInt(2500);
            int port = random.nextInt(5) == 0 ? 9000 + kind : 0;
            boolean tolerant = random.nextBoolean();
            int replicas = 1 + random.nextInt(20);
            for (int i = 0; i < replicas; i++) {
                PodBuilder builder = pod("kind-" + kind + "-" + i)
                        .asking(cpu, memory)
                        .ownedBy("ReplicaSet", "kind-" + kind)
                        .priority(random.nextInt(3));
                pods.add(new PendingPod(finish(builder, port, tolerant), PendingPod.Cause.Refused.REFUSED));
            }
        }
        return pods;
    }

    private static Pod finish(PodBuilder builder, int port, boolean tolerant) {
        if (port > 0) {
            builder.port(port);
        }
        return tolerant ? builder.tolerating(TOLERATES_GPU).build() : builder.build();
    }

    private static List<NodeGroup> groups(Random random, Map<String, NodeTemplate> templates) {
        List<NodeGroup> groups = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String id = "group-" + i;
            int max = random.nextInt(10);
            groups.add(new NodeGroup(id, 0, max, max == 0 ? 0 : random.nextInt(max)));
            templates.put(id, randomNode(random, "template-" + i).template(id));
        }
        return groups;
    }

    private static NodeBuilder randomNode(Random random, String name) {
        NodeBuilder builder = node(name)
                .with(500L + random.nextInt(8000), 256L + random.nextInt(16000))
                .maxPods(1 + random.nextInt(20));
        return random.nextInt(4) == 0 ? builder.tainted("gpu", Taint.NO_SCHEDULE) : builder;
    }

    private static Backoff.Rules rules() {
        return new Backoff.Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3));
    }
}
