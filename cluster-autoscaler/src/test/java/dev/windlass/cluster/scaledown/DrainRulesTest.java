package dev.windlass.cluster.scaledown;

import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaledown.Movability.Blocks;
import dev.windlass.cluster.scaledown.Movability.Reason;
import dev.windlass.cluster.scaledown.Movability.Simple;
import dev.windlass.cluster.snapshot.PodBuilder;
import dev.windlass.kube.selector.LabelSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrainRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aReplicaMayMove() {
        assertThat(judge(pod("p"))).isEqualTo(Simple.MOVABLE);
    }

    @Test
    void mirrorAndDaemonPodsGoWithTheNode() {
        assertThat(judge(pod("p").annotated("kubernetes.io/config.mirror", "x").withoutOwner()))
                .isEqualTo(Simple.STAYS_BEHIND);
        assertThat(judge(pod("p").ownedBy("DaemonSet", "logs"))).isEqualTo(Simple.STAYS_BEHIND);
        assertThat(judge(pod("p").withoutOwner().annotated(DrainRules.DAEMONSET_POD, "true")))
                .isEqualTo(Simple.STAYS_BEHIND);
    }

    @Test
    void aBarePodBlocksUnlessMarkedSafe() {
        assertThat(judge(pod("p").withoutOwner()))
                .isEqualTo(
                        new Blocks(Reason.NOT_REPLICATED, "pod default/p has no controller that would make it again"));
        assertThat(judge(pod("p").withoutOwner().annotated(DrainRules.SAFE_TO_EVICT, "true")))
                .isEqualTo(Simple.MOVABLE);
    }

    @Test
    void podsOfUnknownControllersBlock() {
        assertBlocked(Reason.NOT_REPLICATED, pod("p").ownedBy("Rollout", "web"));
    }

    @Test
    void aPodWhoseControllerIsGoneBlocks() {
        Workloads known = new Workloads(Set.of("ReplicaSet"), Map.of());
        assertThat(rules(Settings.Pods.DEFAULTS, known, List.of()).judge(pod("p").build()))
                .isEqualTo(new Blocks(Reason.CONTROLLER_NOT_FOUND, "ReplicaSet web-1 of pod default/p is gone"));
    }

    @Test
    void systemPodsBlockForAnHourUnlessABudgetCoversThem() {
        PodBuilder young = pod("kube-system", "dns").createdAt(NOW.minus(Duration.ofMinutes(59)));
        assertBlocked(Reason.UNMOVABLE_KUBE_SYSTEM_POD, young);
        assertThat(judge(pod("kube-system", "dns").createdAt(NOW.minus(Duration.ofHours(1)))))
                .isEqualTo(Simple.MOVABLE);
        DisruptionBudget budget = new DisruptionBudget("kube-system", "dns", LabelSelector.everything(), 1);
        assertThat(rules(Settings.Pods.DEFAULTS, Workloads.UNKNOWN, List.of(budget))
                        .judge(young.build()))
                .isEqualTo(Simple.MOVABLE);
    }

    @Test
    void annotationsDecideForThePod() {
        assertBlocked(Reason.NOT_SAFE_TO_EVICT_ANNOTATION, pod("p").annotated(DrainRules.SAFE_TO_EVICT, "false"));
        assertThat(judge(pod("p").annotated(DrainRules.SAFE_TO_EVICT, "on-completion")))
                .isEqualTo(Simple.ON_COMPLETION);
    }

    @Test
    void localStorageBlocksUnlessTheVolumeIsNamedOrTheSettingIsOff() {
        assertBlocked(Reason.LOCAL_STORAGE_REQUESTED, pod("p").localVolume("cache"));
        assertBlocked(
                Reason.LOCAL_STORAGE_REQUESTED,
                pod("p").localVolume("cache").localVolume("data").annotated(DrainRules.SAFE_LOCAL_VOLUMES, "cache"));
        assertThat(judge(pod("p").localVolume("cache").annotated(DrainRules.SAFE_LOCAL_VOLUMES, "tmp,cache")))
                .isEqualTo(Simple.MOVABLE);
        Settings.Pods off = new Settings.Pods(false, true, true, 0, Duration.ofHours(1));
        assertThat(rules(off, Workloads.UNKNOWN, List.of())
                        .judge(pod("p").localVolume("cache").build()))
                .isEqualTo(Simple.MOVABLE);
    }

    @Test
    void aUsedUpBudgetBlocks() {
        DisruptionBudget none = new DisruptionBudget("default", "web", LabelSelector.everything(), 0);
        assertThat(rules(Settings.Pods.DEFAULTS, Workloads.UNKNOWN, List.of(none))
                        .judge(pod("p").build()))
                .isEqualTo(
                        new Blocks(Reason.NOT_ENOUGH_PDB, "budget default/web allows no disruption of pod default/p"));
    }

    @Test
    void tooFewReplicasBlock() {
        Settings.Pods two = new Settings.Pods(true, true, true, 2, Duration.ofHours(1));
        Workloads single = new Workloads(Set.of("ReplicaSet"), Map.of("rs-web-1", 1));
        assertThat(rules(two, single, List.of()).judge(pod("p").build())).isInstanceOf(Blocks.class);
    }

    private static void assertBlocked(Reason reason, PodBuilder pod) {
        assertThat(judge(pod)).isInstanceOfSatisfying(Blocks.class, blocks -> assertThat(blocks.reason())
                .isEqualTo(reason));
    }

    private static Movability judge(PodBuilder pod) {
        return rules(Settings.Pods.DEFAULTS, Workloads.UNKNOWN, List.of()).judge(pod.build());
    }

    private static DrainRules rules(Settings.Pods settings, Workloads workloads, List<DisruptionBudget> budgets) {
        return new DrainRules(settings, workloads, new BudgetLedger(budgets), NOW);
    }
}
