package dev.windlass.stream.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final Partition ZERO = new Partition("samples", 0);
    private static final Partition ONE = new Partition("samples", 1);

    private final Positions positions = new Positions();

    @Test
    void nobodyHasCaughtUpBeforeTheFirstContact() {
        assertThat(positions.caughtUp()).isFalse();
        assertThat(positions.hadContact()).isFalse();
    }

    @Test
    void caughtUpIsHavingHandledWhatStoodThereAtTheFirstContact() {
        positions.set(ZERO, 5);
        positions.set(ONE, 0);
        positions.seen(Map.of(ZERO, 7L, ONE, 0L));
        assertThat(positions.lag()).isEqualTo(2);

        positions.passed(ZERO, 6);
        assertThat(positions.caughtUp()).isFalse();
        positions.seen(Map.of(ZERO, 90L, ONE, 9L));
        positions.passed(ZERO, 7);
        assertThat(positions.caughtUp()).isTrue();
        assertThat(positions.lag()).isEqualTo(92);
    }

    @Test
    void emptyTopicsAreCaughtUpWithAtOnce() {
        positions.seen(Map.of());

        assertThat(positions.caughtUp()).isTrue();
    }

    @Test
    void passingNeverGoesBackButSettingMay() {
        positions.passed(ZERO, 9);
        positions.passed(ZERO, 4);
        assertThat(positions.next(ZERO)).isEqualTo(9);

        positions.set(ZERO, 2);
        assertThat(positions.next(ZERO)).isEqualTo(2);
    }
}
