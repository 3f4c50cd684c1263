package dev.windlass.metrics.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import dev.windlass.metrics.scrape.PlannedScrape;
import dev.windlass.metrics.scrape.PlannedScrape.Claim;
import dev.windlass.metrics.scrape.SelectedNodes;
import dev.windlass.service.time.Moment;
import dev.windlass.stream.request.NodeRequest;
import dev.windlass.stream.share.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SharedNodesTest {
    private static final Duration COMMON = Duration.ofSeconds(15);
    private static final Duration FINE = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Mirror<KubeletNode> nodes = new Mirror<>();
    private final Resolutions resolutions =
            new Resolutions(COMMON, FINE, Optional.of(LabelSelector.parse("tier=edge")));
    private Assignment assignment = new Assignment.Alone();
    private final SharedNodes plan =
            new SharedNodes(new SelectedNodes(nodes, LabelSelector.parse("!skip")), () -> assignment, resolutions);

    @Test
    void membersWithTheSameViewShareEveryNodeOnce() {
        for (int number = 0; number < 200; number++) {
            node("worker-" + number, Map.of());
        }
        List<String> planned = new ArrayList<>();
        for (Set<Integer> partitions : List.of(Set.of(0, 1, 2, 3), Set.of(4, 5, 6, 7), Set.of(8, 9, 10, 11))) {
            assignment = new Assignment.Member(partitions, 12);
            Collection<PlannedScrape> share = plan.planned(new Moment(NOW, NOW));
            assertThat(share).isNotEmpty().allMatch(scrape -> scrape.claim() == Claim.OURS);
            share.forEach(scrape -> planned.add(scrape.node().name()));
        }

        assertThat(planned).doesNotHaveDuplicates().hasSize(200);
        assertThat(plan.known()).hasSize(200);
    }

    @Test
    void outsideOfTheGroupOnlyWhatNobodyBringsIsScrapedAndAllWhenThatLasts() {
        node("worker", Map.of());
        assignment = new Assignment.Apart("joining");

        assertThat(claims(NOW)).containsExactly(Claim.UNLESS_BROUGHT);
        assertThat(claims(NOW.plusSeconds(9))).containsExactly(Claim.UNLESS_BROUGHT);
        assertThat(claims(NOW.plusSeconds(10))).containsExactly(Claim.OURS);

        assignment = new Assignment.Member(Set.of(), 12);
        assertThat(claims(NOW.plusSeconds(20))).isEmpty();
        assignment = new Assignment.Apart("lost");
        assertThat(claims(NOW.plusSeconds(30))).containsExactly(Claim.UNLESS_BROUGHT);
    }

    @Test
    void whoFallsOutOfTheGroupGoesOnWithWhatItHad() {
        node("worker", Map.of());
        assignment = new Assignment.Member(Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 12);
        assertThat(claims(NOW)).containsExactly(Claim.OURS);

        assignment = new Assignment.Apart("lost");

        assertThat(claims(NOW.plusSeconds(1))).containsExactly(Claim.OURS);
    }

    @Test
    void leavesOutWhatTheSelectorDoesNotNameAsSoonAsItDoesNot() {
        node("worker", Map.of());
        assertThat(plan.known()).hasSize(1);

        node("worker", Map.of("skip", "yes"));

        assertThat(plan.known()).isEmpty();
        assertThat(plan.planned(new Moment(NOW, NOW))).isEmpty();
    }

    @Test
    void scrapesFinerWhereASelectorOrALivingRequestSaysSo() {
        node("plain", Map.of());
        node("edge", Map.of("tier", "edge"));
        node("asked", Map.of());
        node("greedy", Map.of());
        node("modest", Map.of());
        node("forever", Map.of());
        ask("asked", Duration.ofSeconds(5), NOW.plusSeconds(60));
        ask("greedy", Duration.ofMillis(1), NOW.plusSeconds(60));
        ask("modest", Duration.ofSeconds(40), NOW.plusSeconds(60));
        ask("forever", Duration.ofSeconds(5), NOW.plus(Duration.ofDays(3)));

        assertThat(periods(NOW))
                .containsEntry("plain", COMMON)
                .containsEntry("edge", FINE)
                .containsEntry("asked", Duration.ofSeconds(5))
                .containsEntry("greedy", FINE)
                .containsEntry("modest", COMMON)
                .containsEntry("forever", COMMON);
        assertThat(periods(NOW.plusSeconds(60))).containsEntry("asked", COMMON).containsEntry("greedy", COMMON);
    }

    /** How long the group has been left is our own affair, until when a request lasts is another machine's. */
    @Test
    void outsideOfTheGroupTheWallClockMayBeSetAsItLikes() {
        node("worker", Map.of());
        assignment = new Assignment.Apart("joining");
        assertThat(plan.planned(new Moment(NOW, NOW))).hasSize(1);

        assertThat(plan.planned(new Moment(NOW.plusSeconds(10), NOW.minusSeconds(3600))))
                .extracting(PlannedScrape::claim)
                .containsExactly(Claim.OURS);
    }

    @Test
    void aRequestThatIsWithdrawnCountsNoMore() {
        node("asked", Map.of());
        ask("asked", FINE, NOW.plusSeconds(60));
        assertThat(resolutions.asked(NOW)).isEqualTo(1);

        resolutions.withdraw("asked");

        assertThat(periods(NOW)).containsEntry("asked", COMMON);
    }

    private void node(String name, Map<String, String> labels) {
        nodes.upsert(ObjectKey.of(name), new KubeletNode(name, labels, List.of(), 0, null, Readiness.READY));
    }

    private void ask(String node, Duration resolution, Instant until) {
        resolutions.ask(new NodeRequest(node, resolution, until, "a test"));
    }

    private List<Claim> claims(Instant at) {
        return plan.planned(new Moment(at, at)).stream()
                .map(PlannedScrape::claim)
                .toList();
    }

    private Map<String, Duration> periods(Instant at) {
        return plan.planned(new Moment(at, at)).stream()
                .collect(Collectors.toMap(scrape -> scrape.node().name(), PlannedScrape::period));
    }
}
