package dev.windlass.cluster.scaleup;

import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaleup.Announcement.Target;
import dev.windlass.cluster.snapshot.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final Target WEB = new Target("Deployment", "default", "web");

    @Test
    void aDecisionToGrowIsOpenUntilItsPodsExist() {
        Announcements open = Announcements.NONE.with(decided(2, 6, NOON));
        assertThat(open.at(NOON.plusSeconds(1), LIFETIME, _ -> 5).open()).hasSize(1);
        assertThat(open.at(NOON.plusSeconds(1), LIFETIME, _ -> 6).open()).isEmpty();
    }

    @Test
    void aDecisionThatNobodyActsOnIsForgotten() {
        Announcements open = Announcements.NONE.with(decided(2, 6, NOON));
        assertThat(open.at(NOON.plus(LIFETIME).minusMillis(1), LIFETIME, _ -> 2).open())
                .hasSize(1);
        assertThat(open.at(NOON.plus(LIFETIME), LIFETIME, _ -> 2).open()).isEmpty();
    }

    @Test
    void theLatestDecisionOfATargetCounts() {
        Announcement later = decided(2, 9, NOON.plusSeconds(15));
        Announcements open = Announcements.NONE.with(later).with(decided(2, 6, NOON));
        assertThat(open.open()).containsExactly(later);
        assertThat(open.with(decided(9, 4, NOON.plusSeconds(30))).open()).isEmpty();
    }

    @Test
    void podsThatExistAreNotImaginedAgain() {
        Pod template = pod("template").asking(500, 100).build();
        List<Pod> existing = List.of(
                pod("running").on("n").build(),
                pod("refused").build(),
                pod("fresh").untried().build());
        List<PendingPod> pods = AnnouncedPods.of(decided(1, 6, NOON), template, existing);
        assertThat(pods)
                .extracting(pending -> pending.pod().key().name())
                .containsExactly("fresh", "web-announced-1", "web-announced-2", "web-announced-3");
        assertThat(pods).allMatch(PendingPod::isAnnounced);
        assertThat(pods.getLast().pod().spec()).isEqualTo(template.spec());
    }

    private static Announcement decided(int from, int to, Instant at) {
        return new Announcement(WEB, from, to, at, "");
    }
}
