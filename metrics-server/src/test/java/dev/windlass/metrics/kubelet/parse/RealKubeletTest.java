package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Reads what a kubelet 1.37.2 wrote. The file is not ours to keep here: a clone that stands alone skips the test and says so; beside
 * the folder of shared material the file must be there.
 */
class RealKubeletTest {
    @Test
    void readsWhatARealKubeletWrote() throws IOException {
        byte[] text = RealAnswers.read("resource.txt");

        Decoded decoded = new PointDecoder(PodCompleteness.CONTAINER_ALONE).decode(text, text.length, 1);

        assertThat(decoded).isInstanceOf(Decoded.Points.class);
        NodePoints points = ((Decoded.Points) decoded).points();
        assertThat(points.node())
                .isEqualTo(new CounterPoint(
                        CounterPoint.UNKNOWN_START, 1_795_378_688_891_000_000L, 8_056_845_734_827L, 7_646_273_536L));
        assertThat(points.size()).isEqualTo(8);
        assertThat(points.nodeSwapBytes()).isZero();
        assertThat(IntStream.range(0, 8).map(index -> (int) points.swapBytes(index)))
                .containsOnly(0);
        assertThat(points.name(2)).isEqualTo(new ContainerName("demo", "duo", "burn"));
        assertThat(points.point(2))
                .isEqualTo(new CounterPoint(
                        (long) (1.7953784121565206e+09 * 1e9), 1_795_378_683_956_000_000L, 20_455_846_690L, 667_648));
    }
}
