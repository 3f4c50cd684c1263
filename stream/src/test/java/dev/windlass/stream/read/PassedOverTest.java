package dev.windlass.stream.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassedOverTest {
    private static final Partition FIRST = new Partition("samples", 0);
    private static final Partition SECOND = new Partition("samples", 1);

    private final Positions positions = new Positions();
    private final PassedOver passedOver = new PassedOver();

    @Test
    void aPartitionIsReadUpToWhereItEndedWhenItWasNamed() {
        at(FIRST, 5, 10);
        assertThat(passedOver.now(Set.of(FIRST), positions)).isEmpty();

        at(FIRST, 9, 14);
        assertThat(passedOver.now(Set.of(FIRST), positions)).isEmpty();

        at(FIRST, 10, 20);
        assertThat(passedOver.now(Set.of(FIRST), positions)).containsExactly(FIRST);
    }

    @Test
    void oneThatHasBeenReadIsLeftOutAtOnceAndHoldsUpNoOther() {
        at(FIRST, 10, 10);
        at(SECOND, 3, 10);

        assertThat(passedOver.now(Set.of(FIRST, SECOND), positions)).containsExactly(FIRST);
    }

    @Test
    void oneThatComesAndGoesIsReadUpToItsEndEachTime() {
        at(FIRST, 10, 10);
        assertThat(passedOver.now(Set.of(FIRST), positions)).containsExactly(FIRST);
        assertThat(passedOver.now(Set.of(), positions)).isEmpty();

        at(FIRST, 12, 30);

        assertThat(passedOver.now(Set.of(FIRST), positions)).isEmpty();
    }

    @Test
    void oneThatWasNotLookedAtYetIsNotLeftOut() {
        assertThat(passedOver.now(Set.of(FIRST), positions)).isEmpty();

        at(FIRST, 0, 10);

        assertThat(passedOver.now(Set.of(FIRST), positions)).isEmpty();
    }

    private void at(Partition partition, long next, long end) {
        positions.set(partition, next);
        positions.seen(Map.of(FIRST, end, SECOND, end));
    }
}
