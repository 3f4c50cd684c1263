package dev.windlass.cluster.scaledown;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.PodBuilder;
import dev.windlass.kube.selector.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Properties of a scale-down that must hold in any cluster. */
class RandomScaleDownTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Settings SETTINGS = new Settings(
            0.6,
            Duration.ZERO,
            Duration.ZERO,
            Cooldown.Delays.DEFAULTS,
            Settings.Pods.DEFAULTS,
            true,
            false,
            false,
            0,
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            5,
            3);

    @RepeatedTest(300)
    void noPodIsLeftHomelessNoBudgetBrokenAndNoGroupTooSmall(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, NodeGroup> groups = new HashMap<>();
        Map<String, String> groupOfNode = new HashMap<>();
        List<Node> nodes = nodes(random, groups, groupOfNode);
        ClusterSnapshot cluster = ClusterSnapshot.of(nodes, pods(random, nodes));
        List<DisruptionBudget> budgets = budgets(random);

        Input input = new Input(
                cluster,
                java.util.Set.of(),
                groups,
                groupOfNode,
                budgets,
                Workloads.UNKNOWN,
                Input.Deleting.NONE,
                Cooldown.LastEvents.NONE,
                Input.Floor.NONE,
                NOW);
        Plan plan = new Planner(Scheduling.STANDARD, InstantSource.fixed(NOW)).plan(input, SETTINGS, Memory.EMPTY);

        assertEveryMovedPodFindsItsPlace(cluster, plan);
        assertBudgetsHold(plan.removals(), budgets);
        assertThat(plan.removals()).hasSizeLessThanOrEqualTo(5);
        assertThat(plan.removals().stream()
                        .filter(removal -> !removal.isEmpty())
                        .count())
                .isLessThanOrEqualTo(3);
        groups.values().forEach(group -> assertThat(plan.removals().stream()
                        .filter(removal -> removal.group().equals(group.id()))
                        .count())
                .isLessThanOrEqualTo(group.targetSize() - group.minSize()));
        assertThat(plan.removals().size() + plan.kept().size()).isEqualTo(nodes.size());
    }

    /** Even when every unneeded node went, each of their pods could run where it was placed. */
    private static void assertEveryMovedPodFindsItsPlace(ClusterSnapshot cluster, Plan plan) {
        Fork after = cluster.fork();
        plan.unneeded().forEach(removal -> after.remove(removal.node()));
        for (Removal removal : plan.unneeded()) {
            assertThat(removal.destinations()).hasSameSizeAs(removal.moved());
            for (Pod pod : removal.moved()) {
                String place = removal.destinations().get(pod.key());
                assertThat(after.node(place)).as(pod.key() + " to " + place).isPresent();
                assertThat(Scheduling.STANDARD.fits(
                                pod.unassigned(), after.node(place).orElseThrow()))
                        .isEqualTo(Verdict.Fit.FIT);
                after.place(pod, place);
            }
        }
    }

    /** Nodes drained at the same time never need more of a budget than is left; a greedy node is drained alone. */
    private static void assertBudgetsHold(List<Removal> removals, List<DisruptionBudget> budgets) {
        List<Removal> drained =
                removals.stream().filter(removal -> !removal.isEmpty()).toList();
        boolean alone = drained.size() == 1;
        for (DisruptionBudget budget : budgets) {
            long taken = drained.stream()
                    .flatMap(removal -> removal.moved().stream())
                    .filter(budget::covers)
                    .count();
            assertThat(taken == 0 || budget.disruptionsAllowed() > 0).isTrue();
            assertThat(alone || taken <= budget.disruptionsAllowed())
                    .as(budget + " allows " + budget.disruptionsAllowed() + ", taken " + taken)
                    .isTrue();
        }
    }

    private static List<Node> nodes(Random random, Map<String, NodeGroup> groups, Map<String, String> groupOfNode) {
        List<Node> nodes = new ArrayList<>();
        for (int g = 0; g < 1 + random.nextInt(3); g++) {
            int size = 1 + random.nextInt(6);
            String id = "group-" + g;
            groups.put(id, new NodeGroup(id, random.nextInt(size + 1), 10, size));
            for (int i = 0; i < size; i++) {
                String name = id + "-" + i;
                nodes.add(node(name)
                        .with(1000L + random.nextInt(3000), 1024L + random.nextInt(4096))
                        .maxPods(3 + random.nextInt(10))
                        .build());
                groupOfNode.put(name, id);
            }
        }
        return nodes;
    }

    private static List<Pod> pods(Random random, List<Node> nodes) {
        List<Pod> pods = new ArrayList<>();
        for (Node node : nodes) {
            for (int i = 0; i < random.nextInt(4); i++) {
                PodBuilder builder = pod(node.name() + "-pod-" + i)
                        .asking(random.nextInt(500), random.nextInt(500))
                        .label("app", "app-" + random.nextInt(3))
                        .on(node.name());
                if (random.nextInt(8) == 0) {
                    builder.ownedBy("DaemonSet", "daemon");
                }
                if (random.nextInt(8) == 0) {
                    builder.port(8000 + random.nextInt(3));
                }
                pods.add(builder.build());
            }
        }
        return pods;
    }

    private static List<DisruptionBudget> budgets(Random random) {
        List<DisruptionBudget> budgets = new ArrayList<>();
        for (int app = 0; app < random.nextInt(4); app++) {
            LabelSelector selector = LabelSelector.ofLabels(Map.of("app", "app-" + app));
            budgets.add(new DisruptionBudget("default", "budget-" + app, selector, random.nextInt(3)));
        }
        return budgets;
    }
}
