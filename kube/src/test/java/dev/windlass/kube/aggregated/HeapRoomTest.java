package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryPoolMXBean;
import org.junit.jupiter.api.Test;

class HeapRoomTest {
    private static final long MIB = 1 << 20;

    @Test
    void isAQuarterOfAHeapThatIsFree() {
        assertThat(new HeapRoom(256 * MIB, () -> 0).forAnswers()).isEqualTo(64 * MIB);
    }

    @Test
    void isAQuarterOfWhatIsFreeInAHeapThatIsMostlyFull() {
        assertThat(new HeapRoom(64 * MIB, () -> 52 * MIB).forAnswers()).isEqualTo(3 * MIB);
    }

    @Test
    void isNothingInAFullOne() {
        assertThat(new HeapRoom(64 * MIB, () -> 65 * MIB).forAnswers()).isZero();
    }

    @Test
    void ofThisProcessKnowsWhatACollectionLeft() {
        byte[] kept = new byte[(int) (4 * MIB)];
        System.gc();

        MemoryPoolMXBean old = HeapRoom.oldGeneration();
        assertThat(HeapRoom.liveIn(old))
                .isBetween((long) kept.length, old.getUsage().getMax());
        assertThat(HeapRoom.ofThisProcess().forAnswers())
                .isPositive()
                .isLessThanOrEqualTo(old.getUsage().getMax() / 4);
    }
}
