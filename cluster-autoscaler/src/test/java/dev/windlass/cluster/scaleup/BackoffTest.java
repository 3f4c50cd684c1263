package dev.windlass.cluster.scaleup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Backoff.Rules RULES =
            new Backoff.Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3));

    @Test
    void theFirstFailureMakesAPauseOfFiveMinutes() {
        Backoff backoff = fail(Backoff.none(RULES), START);
        assertThat(backoff.at("pool", START.plusSeconds(299))).isPresent();
        assertThat(backoff.at("pool", START.plusSeconds(300))).isEmpty();
    }

    @Test
    void eachFailureAfterAPauseDoublesIt() {
        Backoff backoff = fail(Backoff.none(RULES), START);
        Instant again = START.plus(Duration.ofMinutes(6));
        assertThat(fail(backoff, again).at("pool", again).orElseThrow().pause()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void failuresWithinAPauseDoNotLengthenIt() {
        Backoff backoff = fail(fail(Backoff.none(RULES), START), START.plusSeconds(60));
        assertThat(backoff.at("pool", START.plusSeconds(300))).isEmpty();
    }

    @Test
    void thePauseIsNeverLongerThanHalfAnHourAndForgottenAfterThree() {
        Backoff backoff = Backoff.none(RULES);
        Instant now = START;
        for (int i = 0; i < 6; i++) {
            backoff = fail(backoff, now);
            now = backoff.at("pool", now).orElseThrow().until();
        }
        assertThat(fail(backoff, now).at("pool", now).orElseThrow().pause()).isEqualTo(Duration.ofMinutes(30));
        Instant muchLater = now.plus(Duration.ofHours(3));
        assertThat(fail(backoff, muchLater).at("pool", muchLater).orElseThrow().pause())
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void successForgetsThePause() {
        assertThat(fail(Backoff.none(RULES), START).succeeded("pool").at("pool", START))
                .isEmpty();
    }

    private static Backoff fail(Backoff backoff, Instant now) {
        return backoff.failed("pool", now, "timeout", "no node came");
    }
}
