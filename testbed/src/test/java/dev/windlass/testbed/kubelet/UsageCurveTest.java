package dev.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsageCurveTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void constantUseAddsUpToCoresTimesSeconds() {
        assertThat(UsageCurve.constant(0.25).coreSeconds(START, START.plusSeconds(60)))
                .isCloseTo(15, within(1e-6));
    }

    @Test
    void aWholePeriodAddsUpToTheMean() {
        UsageCurve curve = new UsageCurve(2, 0.5, Duration.ofSeconds(100), 1.3);

        assertThat(curve.coreSeconds(START, START.plusSeconds(100))).isCloseTo(200, within(1e-4));
    }

    @Test
    void theCounterNeverFalls() {
        UsageCurve curve = new UsageCurve(1, 1, Duration.ofSeconds(60), 0);
        double before = 0;
        for (int second = 1; second < 180; second++) {
            double counter = curve.coreSeconds(START, START.plusSeconds(second));
            assertThat(counter).isGreaterThanOrEqualTo(before);
            before = counter;
        }
    }

    @Test
    void theSameSeedGivesTheSameUse() {
        assertThat(UsageCurve.seeded(new Random(7))).isEqualTo(UsageCurve.seeded(new Random(7)));
        assertThat(UsageCurve.seeded(new Random(7))).isNotEqualTo(UsageCurve.seeded(new Random(8)));
    }

    @Test
    void refusesAUseThatWouldMakeACounterFall() {
        assertThatThrownBy(() -> new UsageCurve(1, 1.5, Duration.ofSeconds(60), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("swing 1.5");
    }
}
