package dev.windlass.cluster.scaledown;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaledown.Kept.Reason;
import dev.windlass.cluster.snapshot.UnbuiltRule;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Scene scene = new Scene().group("pool", 0, 10);

    @Test
    void anEmptyNodeGoesAfterTenMinutes() {
        scene.node("pool", node("empty").with(1000, 1024));
        assertThat(scene.look().removals()).isEmpty();
        Kept waiting = scene.after(TEN_MINUTES.minusSeconds(1)).keptBecause("empty");
        assertThat(waiting.reason()).isEqualTo(Reason.NOT_UNNEEDED_LONG_ENOUGH);
        assertThat(waiting.endsAt()).contains(Scene.START.plus(TEN_MINUTES));
        assertThat(scene.after(Duration.ofSeconds(1)).look().removals())
                .extracting(Removal::node)
                .containsExactly("empty");
    }

    @Test
    void aNodeThatIsNeededAgainStartsToWaitAnew() {
        scene.node("pool", node("n").with(1000, 1024)).look();
        scene.expecting("n").after(TEN_MINUTES);
        assertThat(scene.keptBecause("n").reason()).isEqualTo(Reason.NOT_UNNEEDED_OTHER_REASON);
        assertThat(scene.look().memory().unneededSince()).isEmpty();
    }

    @Test
    void podsMoveToTheOtherNode() {
        twoNodesWithPods();
        scene.look();
        Plan plan = scene.after(TEN_MINUTES).look();
        assertThat(plan.removals()).hasSize(1);
        Removal removal = plan.removals().getFirst();
        assertThat(removal.node()).isEqualTo("light");
        assertThat(removal.destinations()).containsValue("busy");
        assertThat(keptReason(plan, "busy")).isEqualTo(Reason.NOT_UNDERUTILIZED);
    }

    @Test
    void aNodeStaysWhenItsPodsFindNoPlace() {
        scene.node("pool", node("light").with(1000, 1024))
                .node("pool", node("full").with(1000, 1024))
                .pod(pod("a").asking(300, 10).on("light"))
                .pod(pod("b").asking(900, 10).on("full"));
        assertThat(scene.keptBecause("light"))
                .isEqualTo(Kept.because(
                        "light", Reason.NO_PLACE_TO_MOVE_PODS, "no other node has room for pod default/a"));
    }

    @Test
    void aNodeWhosePodsFindNoPlaceIsNotSimulatedAgainForFiveMinutes() {
        scene.node("pool", node("light").with(1000, 1024))
                .pod(pod("a").asking(300, 10).on("light"));
        assertThat(scene.keptBecause("light").reason()).isEqualTo(Reason.NO_PLACE_TO_MOVE_PODS);
        assertThat(scene.after(Duration.ofMinutes(4)).keptBecause("light").reason())
                .isEqualTo(Reason.RECENTLY_UNREMOVABLE);
        assertThat(scene.after(Duration.ofMinutes(1)).keptBecause("light").reason())
                .isEqualTo(Reason.NO_PLACE_TO_MOVE_PODS);
    }

    @Test
    void moreRoomIsAReasonToLookAgainAtOnce() {
        scene.node("pool", node("light").with(1000, 1024))
                .node("pool", node("full").with(1000, 1024))
                .pod(pod("a").asking(300, 10).on("light"))
                .pod(pod("b").asking(900, 10).on("full"));
        assertThat(scene.keptBecause("light").reason()).isEqualTo(Reason.NO_PLACE_TO_MOVE_PODS);
        scene.unmanaged(node("new").with(1000, 1024)).after(Duration.ofSeconds(10));
        assertThat(scene.look().unneeded()).extracting(Removal::node).contains("light");
    }

    @Test
    void aBlockingPodIsLookedAtInEveryPass() {
        scene.node("pool", node("light").with(1000, 1024))
                .pod(pod("a").asking(300, 10).withoutOwner().on("light"));
        assertThat(scene.keptBecause("light").reason()).isEqualTo(Reason.BLOCKED_BY_POD);
        assertThat(scene.after(Duration.ofSeconds(10)).keptBecause("light").reason())
                .isEqualTo(Reason.BLOCKED_BY_POD);
    }

    @Test
    void aPodThatNeedsARuleNotBuiltYetKeepsItsNode() {
        twoNodesWithPods();
        scene.pod(pod("claims").asking(1, 1).needing(UnbuiltRule.VOLUMES).on("light"));
        assertThat(scene.keptBecause("light").detail())
                .isEqualTo("no other node has room for pod default/claims: it needs the VolumeBinding rule, "
                        + "which is not built yet");
    }

    @Test
    void aGroupKeepsItsMinimum() {
        Scene atMinimum = new Scene().group("pool", 1, 10);
        atMinimum
                .node("pool", node("a").with(1000, 1024))
                .node("pool", node("b").with(1000, 1024));
        Plan plan = atMinimum.look();
        assertThat(plan.unneeded()).extracting(Removal::node).containsExactly("a");
        assertThat(keptReason(plan, "b")).isEqualTo(Reason.NODE_GROUP_MIN_SIZE_REACHED);
    }

    @Test
    void emptyNodesGoFirstAndOnlyOneNodeIsDrainedAtATime() {
        scene.node("pool", node("empty").with(1000, 1024))
                .node("pool", node("light-1").with(1000, 1024))
                .node("pool", node("light-2").with(1000, 1024))
                .node("pool", node("busy").with(4000, 4096))
                .pod(pod("a").asking(100, 10).on("light-1"))
                .pod(pod("b").asking(100, 10).on("light-2"))
                .pod(pod("c").asking(3000, 10).on("busy"))
                .look();
        Plan plan = scene.after(TEN_MINUTES).look();
        assertThat(plan.unneeded()).hasSize(3);
        assertThat(plan.removals()).extracting(Removal::node).containsExactly("empty", "light-1");
    }

    @Test
    void nothingIsRemovedWithinTenMinutesOfAScaleUp() {
        scene.node("pool", node("empty").with(1000, 1024)).look();
        scene.after(TEN_MINUTES).last(Cooldown.LastEvents.NONE.addedAt(Scene.START.plusSeconds(60)));
        Plan plan = scene.look();
        assertThat(plan.removals()).isEmpty();
        assertThat(plan.unneeded()).hasSize(1);
        assertThat(plan.pause().orElseThrow().toString())
                .isEqualTo("scale-down-delay-after-add until 2026-03-01T12:11:00Z");
    }

    @Test
    void unreadyNodesWaitTwentyMinutes() {
        scene.node("pool", node("dead").with(1000, 1024).unready()).look();
        assertThat(scene.after(TEN_MINUTES).keptBecause("dead").reason()).isEqualTo(Reason.NOT_UNREADY_LONG_ENOUGH);
        assertThat(scene.after(TEN_MINUTES).look().removals()).hasSize(1);
    }

    @Test
    void nodesOutsideTheGroupsAndAnnotatedOnesStay() {
        scene.unmanaged(node("own").with(1000, 1024))
                .node("pool", node("kept").annotated(Eligibility.DISABLED_ANNOTATION, "true"));
        assertThat(scene.keptBecause("own").reason()).isEqualTo(Reason.NOT_AUTOSCALED);
        assertThat(scene.keptBecause("kept").reason()).isEqualTo(Reason.SCALE_DOWN_DISABLED_ANNOTATION);
    }

    @Test
    void aNodeOnItsWayOutIsNeitherRemovedAgainNorGivenPods() {
        twoNodesWithPods();
        scene.deleting(new Input.Deleting(Set.of(), Set.of("busy")));
        assertThat(scene.keptBecause("busy").reason()).isEqualTo(Reason.CURRENTLY_BEING_DELETED);
        assertThat(scene.look().unneeded()).isEmpty();
    }

    @Test
    void daemonsAndMirrorPodsLeaveANodeEmpty() {
        scene.node("pool", node("n").with(1000, 1024))
                .pod(pod("logs").asking(100, 10).ownedBy("DaemonSet", "logs").on("n"))
                .pod(pod("proxy").annotated("kubernetes.io/config.mirror", "x").on("n"));
        Plan plan = scene.look();
        assertThat(plan.unneeded().getFirst().isEmpty()).isTrue();
    }

    private void twoNodesWithPods() {
        scene.node("pool", node("light").with(1000, 1024))
                .node("pool", node("busy").with(1000, 1024))
                .pod(pod("a").asking(200, 10).on("light"))
                .pod(pod("b").asking(600, 10).on("busy"));
    }

    private static Reason keptReason(Plan plan, String node) {
        return plan.kept().stream()
                .filter(kept -> kept.node().equals(node))
                .findFirst()
                .orElseThrow()
                .reason();
    }
}
