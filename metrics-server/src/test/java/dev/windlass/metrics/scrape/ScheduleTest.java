package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import dev.windlass.metrics.scrape.PlannedScrape.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(250);

    private final Schedule schedule = new Schedule(ScrapeSettings.of(PERIOD, 1024));

    /** A replica died, or this one comes back: what it takes over must not be scraped in one burst for ever after. */
    @ParameterizedTest
    @EnumSource(Claim.class)
    void overdueNodesThatAreTakenOverComeSoonAndSpreadAndStaySpread(Claim claim) {
        schedule.plan(plan(2000, claim), _ -> Optional.of(NOW.minusSeconds(20)), NOW);

        for (int period = 0; period < 3; period++) {
            List<Integer> bursts = new ArrayList<>();
            Instant from = NOW.plus(PERIOD.multipliedBy(period));
            for (Instant at = from; at.isBefore(from.plus(PERIOD)); at = at.plus(STEP)) {
                List<PlannedScrape> due = schedule.start(at);
                bursts.add(due.size());
                for (PlannedScrape scrape : due) {
                    schedule.settle(scrape.name(), Cadence.Finding.RENEWED, at.plusMillis(30));
                }
            }
            assertThat(bursts.stream().mapToInt(Integer::intValue).sum())
                    .as("scrapes in period " + period)
                    .isEqualTo(2000);
            // Evenly over 3.75 s and 15 steps it would be 133.
            assertThat(bursts).allMatch(burst -> burst < 200);
            assertThat(bursts.subList(16, 60)).as("after the spread").containsOnly(0);
        }
    }

    @Test
    void aNodeThatIsTakenOverInTimeKeepsItsRhythm() {
        schedule.plan(plan(1, Claim.OURS), _ -> Optional.of(NOW.minusSeconds(5)), NOW);

        assertThat(schedule.next()).contains(NOW.plusSeconds(10));
    }

    private static List<PlannedScrape> plan(int nodes, Claim claim) {
        return IntStream.range(0, nodes)
                .mapToObj(number -> new KubeletNode("node-" + number, Map.of(), List.of(), 0, null, Readiness.READY))
                .map(node -> new PlannedScrape(node, PERIOD, claim))
                .toList();
    }
}
