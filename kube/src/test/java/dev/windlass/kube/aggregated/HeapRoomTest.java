package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapRoomTest {
    private static final long MIB = 1 << 20;

    @Test
    void isAQuarterOfAHeapThatIsMostlyFree() {
        assertThat(new HeapRoom(256 * MIB, () -> 60 * MIB).forAnswers()).isEqualTo(64 * MIB);
    }

    @Test
    void isHalfOfWhatIsFreeInAHeapThatIsMostlyFull() {
        assertThat(new HeapRoom(80 * MIB, () -> 50 * MIB).forAnswers()).isEqualTo(15 * MIB);
    }

    @Test
    void isNothingInAFullOne() {
        assertThat(new HeapRoom(80 * MIB, () -> 81 * MIB).forAnswers()).isZero();
    }

    @Test
    void ofThisProcessKnowsWhatACollectionLeft() {
        byte[] kept = new byte[(int) (4 * MIB)];
        System.gc();

        assertThat(HeapRoom.liveAfterCollections()).isGreaterThan(kept.length);
    }
}
