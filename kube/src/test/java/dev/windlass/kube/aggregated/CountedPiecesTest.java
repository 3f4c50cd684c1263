package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedPiecesTest {
    @Test
    void breakOffBeforeMoreIsSentThanWasTold() throws IOException {
        CountedPieces counted = new CountedPieces(Pieces.of(List.of(new byte[4], new byte[4])), 7, 0);

        assertThat(counted.pieces().next()).hasSize(4);
        assertThatThrownBy(counted.pieces()::next).isInstanceOf(IOException.class);
    }

    @Test
    void breakOffAtTheEndOfLessThanWasTold() throws IOException {
        CountedPieces counted = new CountedPieces(Pieces.of(List.of(new byte[4], new byte[4])), 9, 0);

        assertThat(counted.pieces().next()).hasSize(4);
        assertThat(counted.pieces().next()).hasSize(4);
        assertThatThrownBy(counted.pieces()::next).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Pieces.SIZE, Pieces.SIZE + 1, 3 * Pieces.SIZE})
    void ofWhatStandsAreAllOfIt(int length) throws IOException {
        byte[] made = new byte[length];
        new SplittableRandom(length).nextBytes(made);

        assertThat(CountedPieces.of(made).whole()).isEqualTo(made);
        assertThat(CountedPieces.of(made).standing()).isEqualTo(length);
    }
}
