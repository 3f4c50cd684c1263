package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.scrape.Cadence.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration COMMON = Duration.ofSeconds(15);

    @Test
    void keepsItsBeatHoweverLongAScrapeTakes() {
        Cadence cadence = new Cadence(COMMON, COMMON, START);

        cadence.start(START.plusMillis(40));
        assertThat(cadence.settle(Finding.RENEWED, START.plusSeconds(3))).isZero();

        assertThat(cadence.due()).isEqualTo(START.plusSeconds(15));
    }

    @Test
    void leavesOutTheBeatsThatAScrapeTookUp() {
        Cadence cadence = new Cadence(COMMON, COMMON, START);

        cadence.start(START);
        assertThat(cadence.isDue(START.plusSeconds(40))).isFalse();
        assertThat(cadence.settle(Finding.NONE, START.plusSeconds(40))).isEqualTo(2);

        assertThat(cadence.due()).isEqualTo(START.plusSeconds(45));
    }

    @Test
    void asksAgainSoonAfterARepetitionAndEverLaterAfterMore() {
        Cadence cadence = new Cadence(COMMON, COMMON, START);

        assertThat(secondsToNext(cadence, Finding.REPEATED)).isEqualTo(1);
        assertThat(secondsToNext(cadence, Finding.REPEATED)).isEqualTo(2);
        assertThat(secondsToNext(cadence, Finding.REPEATED)).isEqualTo(4);
        assertThat(secondsToNext(cadence, Finding.REPEATED)).isEqualTo(8);
        assertThat(secondsToNext(cadence, Finding.REPEATED)).isEqualTo(15);
        assertThat(secondsToNext(cadence, Finding.REPEATED)).isEqualTo(15);
    }

    /** The retry's time is over when the answer comes; that is no missed beat, and no reason to wait for the next one. */
    @Test
    void asksASlowKubeletThatRepeatedItselfAgainSoonAndCallsNothingMissed() {
        Cadence cadence = new Cadence(COMMON, COMMON, START);

        cadence.start(START);
        assertThat(cadence.settle(Finding.REPEATED, START.plusSeconds(3))).isZero();

        assertThat(cadence.due()).isBetween(START.plusSeconds(3), START.plusSeconds(4));
    }

    @Test
    void aRetryNeverComesLaterThanTheBeat() {
        Cadence cadence = new Cadence(COMMON, COMMON, START);
        cadence.start(START);
        assertThat(cadence.settle(Finding.REPEATED, START.plusMillis(14_900))).isZero();
        assertThat(cadence.due()).isEqualTo(START.plusSeconds(15));

        cadence.start(START.plusSeconds(15));
        assertThat(cadence.settle(Finding.REPEATED, START.plusSeconds(31)))
                .as("the beat at 30 s")
                .isEqualTo(1);
        assertThat(cadence.due()).isBetween(START.plusSeconds(31), START.plusSeconds(32));
    }

    @Test
    void doesNotWaitOutALongPeriodWhenAShortOneIsAskedFor() {
        Cadence cadence = new Cadence(COMMON, COMMON, START);
        cadence.start(START);
        cadence.settle(Finding.RENEWED, START);

        cadence.changePeriod(Duration.ofSeconds(1));
        assertThat(cadence.due()).isEqualTo(START.plusSeconds(1));
        cadence.changePeriod(Duration.ofSeconds(15));
        assertThat(cadence.due()).isEqualTo(START.plusSeconds(1));
    }

    /** A kubelet that measures each ten seconds, asked for a resolution of one: a scrape for each measurement, and soon after it. */
    @Test
    void findsTheKubeletsPaceAndComesJustBehindIt() {
        Watched watched = watch(Duration.ofSeconds(1), Duration.ofSeconds(10), 0, Duration.ofMinutes(20));

        assertThat(watched.renewals).as("measurements seen").isBetween(118, 121);
        assertThat(watched.scrapes).as("scrapes").isLessThan(200);
        assertThat(watched.worstLagMillis).as("from measurement to scrape").isLessThanOrEqualTo(1500);
    }

    /** The same with a kubelet that takes between ten and fifteen seconds, as a real one does. */
    @Test
    void followsAKubeletWhosePaceWavers() {
        Watched watched = watch(Duration.ofSeconds(1), Duration.ofSeconds(10), 5000, Duration.ofMinutes(20));

        assertThat(watched.missed).as("measurements missed").isLessThanOrEqualTo(2);
        assertThat(watched.scrapes).as("scrapes").isLessThan(4 * watched.renewals);
    }

    /** At the common resolution each scrape of such a kubelet brings something; nothing is to be changed. */
    @Test
    void leavesASteadyBeatAloneWhenEachScrapeBringsSomething() {
        Watched watched = watch(Duration.ofSeconds(15), Duration.ofSeconds(10), 0, Duration.ofMinutes(20));

        assertThat(watched.scrapes).isBetween(80, 81);
        assertThat(watched.renewals).isEqualTo(watched.scrapes);
    }

    /** Usages are held for some of the common periods only. */
    @Test
    void asksAKubeletThatMeasuresOnceAMinuteInEachCommonPeriodAllTheSame() {
        Watched watched = watch(Duration.ofSeconds(1), Duration.ofSeconds(60), 0, Duration.ofMinutes(20));

        assertThat(watched.longestPause).isLessThanOrEqualTo(COMMON);
        assertThat(watched.renewals).isBetween(19, 21);
    }

    private static long secondsToNext(Cadence cadence, Finding finding) {
        Instant at = cadence.due();
        cadence.start(at);
        cadence.settle(finding, at);
        return Duration.between(at, cadence.due()).toSeconds();
    }

    private static final class Watched {
        int scrapes;
        int renewals;
        int missed;
        long worstLagMillis;
        Duration longestPause = Duration.ZERO;
    }

    /** Plays a kubelet that measures every {@code pace} and up to {@code jitterMillis} more. Lags are taken from the second minute on. */
    private static Watched watch(Duration period, Duration pace, int jitterMillis, Duration length) {
        Random random = new Random(3);
        Cadence cadence = new Cadence(period, COMMON, START.plusMillis(3300));
        Watched watched = new Watched();
        Instant measuredAt = START;
        Instant seen = Instant.MIN;
        Instant next = measuredAt.plus(pace);
        while (cadence.due().isBefore(START.plus(length))) {
            Instant now = cadence.due();
            int made = 0;
            while (!next.isAfter(now)) {
                measuredAt = next;
                next = next.plus(pace).plusMillis(jitterMillis == 0 ? 0 : random.nextInt(jitterMillis));
                made++;
            }
            boolean renewed = measuredAt.isAfter(seen);
            cadence.start(now);
            cadence.settle(renewed ? Finding.RENEWED : Finding.REPEATED, now.plusMillis(30));
            watched.scrapes++;
            watched.renewals += renewed ? 1 : 0;
            watched.missed += Math.max(0, made - 1);
            if (renewed && now.isAfter(START.plusSeconds(60))) {
                watched.worstLagMillis = Math.max(
                        watched.worstLagMillis,
                        Duration.between(measuredAt, now).toMillis());
            }
            seen = measuredAt;
            Duration pause = Duration.between(now, cadence.due());
            watched.longestPause = pause.compareTo(watched.longestPause) > 0 ? pause : watched.longestPause;
        }
        return watched;
    }
}
