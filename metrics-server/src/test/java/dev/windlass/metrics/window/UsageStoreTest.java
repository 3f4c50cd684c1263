package dev.windlass.metrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UsageStoreTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final UsageStore store = new UsageStore(WindowRules.standard(PERIOD, Duration.ofSeconds(60)));

    @Test
    void servesANodeAsSoonAsItsOwnSecondScrapeIsIn() {
        scrape(store, "a", 0);
        scrape(store, "b", 0);
        scrape(store, "a", 15);

        assertThat(store.node("a").flatMap(NodeWindow::node)).isPresent();
        assertThat(store.node("b").flatMap(NodeWindow::node)).isEmpty();
        assertThat(store.pod("a", "shop", "web")).isPresent();
        assertThat(store.pod("b", "shop", "web")).isEmpty();
        assertThat(store.counts()).isEqualTo(new ServedCounts(1, 1));
    }

    @Test
    void keepsTheLastUsageOverMissedScrapesUntilTheRetentionIsOver() {
        scrape(store, "a", 0);
        scrape(store, "a", 15);

        store.missed("a");
        store.keepOnly(Set.of("a"), START.plusMillis(74_999));
        assertThat(store.node("a").flatMap(NodeWindow::node))
                .map(WindowUsage::timestampNanos)
                .contains(CounterPoint.nanosOf(START.plusSeconds(15)));

        store.keepOnly(Set.of("a"), START.plusSeconds(75));
        assertThat(store.node("a")).isEmpty();
    }

    /** The one that scrapes a node knows of each failure, the others only that no sample came. */
    @Test
    void aFailingNodeIsForgottenAtTheSameTimeByWhoScrapesItAndByTheOthers() {
        UsageStore other = new UsageStore(WindowRules.standard(PERIOD, Duration.ofSeconds(60)));
        for (UsageStore each : List.of(store, other)) {
            scrape(each, "a", 0);
            scrape(each, "a", 15);
        }

        for (int second = 16; second < 120; second++) {
            if (second % 15 == 0) {
                store.missed("a");
            }
            store.keepOnly(Set.of("a"), START.plusSeconds(second));
            other.keepOnly(Set.of("a"), START.plusSeconds(second));

            assertThat(store.node("a").isPresent())
                    .as("held by the owner at " + second)
                    .isEqualTo(second < 75);
            assertThat(other.node("a").isPresent())
                    .as("held by the other at " + second)
                    .isEqualTo(second < 75);
        }
    }

    @Test
    void withoutARetentionANodeThatIsScrapedElsewhereLastsTwoPeriods() {
        UsageStore compatible = new UsageStore(WindowRules.compatibility(PERIOD));
        scrape(compatible, "a", 0);

        compatible.keepOnly(Set.of("a"), START.plusSeconds(29));
        assertThat(compatible.node("a")).isPresent();
        compatible.keepOnly(Set.of("a"), START.plusSeconds(30));
        assertThat(compatible.node("a")).isEmpty();
    }

    @Test
    void takesUpTheWindowAgainAfterAMissedScrape() {
        scrape(store, "a", 0);
        scrape(store, "a", 15);
        store.missed("a");
        scrape(store, "a", 45);

        assertThat(store.node("a").flatMap(NodeWindow::node))
                .map(WindowUsage::windowNanos)
                .contains(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void forgetsANodeWithItsFirstMissedScrapeUnderThePeersRule() {
        UsageStore compatible = new UsageStore(WindowRules.compatibility(PERIOD));
        scrape(compatible, "a", 0);
        scrape(compatible, "a", 15);

        compatible.missed("a");

        assertThat(compatible.node("a")).isEmpty();
    }

    @Test
    void forgetsNodesThatAreGoneAndNodesNobodyScrapesAnyMore() {
        scrape(store, "gone", 0);
        scrape(store, "silent", 0);
        scrape(store, "well", 80);

        store.keepOnly(Set.of("silent", "well"), START.plusSeconds(90));

        assertThat(store.node("gone")).isEmpty();
        assertThat(store.node("silent")).isEmpty();
        assertThat(store.node("well")).isPresent();
    }

    @Test
    void takesAnAnswerWithoutTheNodeForHalfAnAnswerWhenThereWasAWholeOne() {
        NodePoints half = NodePoints.of(null, new TreeMap<>());

        assertThat(store.worth("a", half)).isEqualTo(UsageStore.Worth.PARTIAL);
        scrape(store, "a", 0);
        assertThat(store.worth("a", half)).isEqualTo(UsageStore.Worth.LESS_THAN_HELD);
    }

    @Test
    void takesEveryAnswerUnderThePeersRule() {
        UsageStore compatible = new UsageStore(WindowRules.compatibility(PERIOD));
        scrape(compatible, "a", 0);

        assertThat(compatible.worth("a", NodePoints.of(null, new TreeMap<>()))).isEqualTo(UsageStore.Worth.PARTIAL);
    }

    @Test
    void ignoresAScrapeOlderThanTheOneHeld() {
        scrape(store, "a", 0);
        scrape(store, "a", 30);
        scrape(store, "a", 15);

        assertThat(store.node("a").flatMap(NodeWindow::node))
                .map(WindowUsage::timestampNanos)
                .contains(CounterPoint.nanosOf(START.plusSeconds(30)));
    }

    @Test
    void aNodeReplacedUnderItsNameWithALowerCounterHasNoUsageUntilItsOwnSecondScrape() {
        scrape(store, "a", 100);
        scrape(store, "a", 115);
        assertThat(store.node("a").flatMap(NodeWindow::node)).isPresent();

        scrape(store, "a", 130, 5, "new");
        assertThat(store.node("a").flatMap(NodeWindow::node)).isEmpty();
        assertThat(store.pod("a", "shop", "web")).as("a pod of the old node").isEmpty();
        assertThat(store.pod("a", "shop", "new")).isEmpty();

        scrape(store, "a", 145, 20, "new");
        assertThat(store.node("a").flatMap(NodeWindow::node))
                .map(WindowUsage::cpuNanoCores)
                .contains(100_000_000L);
        assertThat(store.pod("a", "shop", "new")).isPresent();
    }

    @Test
    void hasAContainerAndServesANodeWithTheirSecondPoints() {
        scrape(store, "a", 0);
        assertThat(store.hasAnyContainer()).isFalse();
        assertThat(store.servesAnyNode()).isFalse();

        scrape(store, "a", 15);
        assertThat(store.hasAnyContainer()).isTrue();
        assertThat(store.servesAnyNode()).isTrue();
    }

    @Test
    void hasNoContainerWhereOnlyTheNodeIsTold() {
        for (long second : new long[] {0, 15}) {
            Instant at = START.plusSeconds(second);
            CounterPoint point = new CounterPoint(
                    CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), (second + 1) * 100_000_000L, 1024);
            store.record("a", NodePoints.of(point, new TreeMap<>()), at);
        }

        assertThat(store.servesAnyNode()).isTrue();
        assertThat(store.hasAnyContainer()).isFalse();
    }

    private static void scrape(UsageStore store, String node, long atSecond) {
        scrape(store, node, atSecond, atSecond, "web");
    }

    /** @param upSince seconds for which the machine has used a tenth of a core */
    private static void scrape(UsageStore store, String node, long atSecond, long upSince, String pod) {
        Instant at = START.plusSeconds(atSecond);
        CounterPoint point = new CounterPoint(
                CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), (upSince + 1) * 100_000_000L, 1024);
        store.record(
                node, NodePoints.of(point, new TreeMap<>(Map.of(new ContainerName("shop", pod, "main"), point))), at);
    }
}
