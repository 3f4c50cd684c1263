package dev.windlass.service.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void beginsAtTheWallClockAndGoesOnByTheCounterAlone() {
        // A counter may begin anywhere, below zero too, and pass the largest number.
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        SteadyTime time = new SteadyTime(START, nanos::get);
        assertThat(time.instant()).isEqualTo(START);

        nanos.addAndGet(Duration.ofSeconds(15).toNanos());

        assertThat(time.instant()).isEqualTo(START.plusSeconds(15));
    }

    @Test
    void anAgeByTheWallClockIsAnAgeByTheSteadyOne() {
        Moment moment = new Moment(START, START.plusSeconds(3600));

        assertThat(moment.steadyAt(START.plusSeconds(3590))).isEqualTo(START.minusSeconds(10));
    }

    @Test
    void whatLiesAheadCountsAsNow() {
        assertThat(new Moment(START, START).steadyAt(START.plusSeconds(3600))).isEqualTo(START);
    }
}
