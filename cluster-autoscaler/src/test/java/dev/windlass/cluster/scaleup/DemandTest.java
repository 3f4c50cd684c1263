package dev.windlass.cluster.scaleup;

import static dev.windlass.cluster.snapshot.PodBuilder.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.snapshot.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Demand demand = new Demand(Set.of(), Duration.ZERO);

    @Test
    void podsTheSchedulerRefusedNeedAPlace() {
        List<PendingPod> pods = demand.of(
                List.of(
                        pod("refused").build(),
                        pod("fresh").untried().build(),
                        pod("running").on("n").build()),
                Set.of());
        assertThat(pods).extracting(pending -> pending.pod().key().name()).containsExactly("refused");
    }

    @Test
    void podsOfDrainedNodesWillNeedAPlace() {
        Pod web = pod("web").on("n").build();
        Pod logs = pod("logs").on("n").ownedBy("DaemonSet", "logs").build();
        List<PendingPod> pods = demand.of(List.of(web, logs), Set.of("n"));
        assertThat(pods).containsExactly(new PendingPod(web.unassigned(), new PendingPod.Cause.Displaced("n")));
    }

    @Test
    void onlyPodsOfAllowedSchedulersCount() {
        Demand picky = new Demand(Set.of("other-scheduler"), Duration.ZERO);
        assertThat(picky.of(List.of(pod("web").build()), Set.of())).isEmpty();
    }

    @Test
    void noNodeIsOrderedForDaemonsNorForPodsYoungerThanTheirDelay() {
        Demand patient = new Demand(Set.of(), Duration.ofSeconds(10));
        assertThat(patient.isDue(pod("d").ownedBy("DaemonSet", "d").build(), NOW))
                .isFalse();
        assertThat(patient.isDue(pod("young").createdAt(NOW.minusSeconds(9)).build(), NOW))
                .isFalse();
        assertThat(patient.isDue(pod("old").createdAt(NOW.minusSeconds(10)).build(), NOW))
                .isTrue();
        Pod own = pod("own")
                .createdAt(NOW.minusSeconds(30))
                .annotated(Demand.DELAY_ANNOTATION, "1m")
                .build();
        assertThat(patient.isDue(own, NOW)).isFalse();
    }

    @Test
    void aBatchIsWaitedForOnlyWhileAllItsPodsAreNew() {
        PendingPod young = refused("young", NOW.minusMillis(500));
        PendingPod old = refused("old", NOW.minusSeconds(3));
        assertThat(demand.isBatchIncomplete(List.of(young), NOW)).isTrue();
        assertThat(demand.isBatchIncomplete(List.of(young, old), NOW)).isFalse();
        assertThat(demand.isBatchIncomplete(List.of(), NOW)).isFalse();
    }

    private static PendingPod refused(String name, Instant createdAt) {
        return new PendingPod(pod(name).createdAt(createdAt).build(), PendingPod.Cause.Refused.REFUSED);
    }
}
