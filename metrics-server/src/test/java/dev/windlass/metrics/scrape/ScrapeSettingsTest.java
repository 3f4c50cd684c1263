package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrapeSettingsTest {
    private final ScrapeSettings settings = ScrapeSettings.of(Duration.ofSeconds(15), 100);

    @Test
    void givesANodeTheSamePlaceInEachPeriod() {
        assertThat(settings.offset("worker-7", 1000)).isEqualTo(settings.offset("worker-7", 1000));
    }

    @Test
    void spreadsManyNodesEvenlyOverUpToAQuarterOfThePeriod() {
        long[] quarters = new long[4];
        Duration limit = Duration.ofMillis(3750);
        IntStream.range(0, 4000)
                .mapToObj(number -> settings.offset("worker-" + number, 4000))
                .peek(offset -> assertThat(offset).isLessThan(limit).isGreaterThanOrEqualTo(Duration.ZERO))
                .forEach(offset -> quarters[(int) (offset.toNanos() * 4 / limit.toNanos())]++);

        assertThat(Arrays.stream(quarters)).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void doesNotMakeASmallClusterWait() {
        assertThat(settings.offset("worker-7", 3)).isLessThan(Duration.ofMillis(24));
    }

    @Test
    void putsTheBoundsOfTheTickHistogramAroundThePeriod() {
        assertThat(TickBuckets.of(Duration.ofSeconds(60))).endsWith(10, 35, 60, 90, 120);
        assertThat(TickBuckets.of(Duration.ofSeconds(5))).isEqualTo(TickBuckets.DEFAULTS);
        assertThat(TickBuckets.of(Duration.ofSeconds(3)))
                .containsSubsequence(2.5, 3, 5)
                .endsWith(10);
    }
}
