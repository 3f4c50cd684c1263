package dev.windlass.testbed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadOptionsTest {
    @Test
    void takesTheSizeAndHasDefaultsForTheRest() {
        assertThat(LoadOptions.parse(List.of("--suite=metrics-server", "--nodes=1000", "--pods=30000")))
                .isEqualTo(new LoadOptions(
                        1000, 30_000, Duration.ofSeconds(120), Duration.ofSeconds(180), true, "", 0, List.of()));
    }

    @Test
    void takesAnyNumberOfFlagsForTheServicesJvm() {
        assertThat(LoadOptions.parse(List.of(
                                "--suite=metrics-server", "--nodes=10", "--pods=100", "--jvm=-Xss1m", "--jvm=-Da=b,c"))
                        .jvm())
                .containsExactly("-Xss1m", "-Da=b,c");
    }

    @Test
    void letsSomeOfTheKubeletsHang() {
        assertThat(LoadOptions.parse(List.of("--suite=metrics-server", "--nodes=10", "--pods=100", "--hanging=9"))
                        .hanging())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nodes=many",
                "--suite=other",
                "nodes=3",
                "--kafka=maybe",
                "--measure=0",
                "--pods=5",
                "--unknown=1",
                "--hanging=10"
            })
    void refusesWhatItDoesNotUnderstandAndSaysWhat(String argument) {
        assertThatThrownBy(() ->
                        LoadOptions.parse(List.of("--suite=metrics-server", "--nodes=10", "--pods=100", argument)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClusterHasEachPodOnceAndEachNodeItsOwnAddress() {
        LoadCluster cluster = new LoadCluster(700, 5000);
        Set<String> pods = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (int node = 0; node < 700; node++) {
            cluster.podsOf(node).forEach(pod -> pods.add(pod.namespace() + "/" + pod.name()));
            addresses.add(LoadCluster.address(node));
        }

        assertThat(pods).hasSize(5000);
        assertThat(addresses).hasSize(700).allMatch(address -> address.startsWith("127."));
    }

    @Test
    void theOnesThatHangAreSpreadAndNoneOfThemIsProbed() {
        Set<String> hanging = new LoadCluster(100, 1000).some(40);

        assertThat(hanging)
                .hasSize(40)
                .doesNotContain(LoadCluster.node(0), LoadCluster.node(20))
                .anyMatch(node -> node.compareTo(LoadCluster.node(10)) < 0)
                .anyMatch(node -> node.compareTo(LoadCluster.node(90)) > 0);
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        double[] measured = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        assertThat(Percentile.of(measured, 50)).isEqualTo(5);
        assertThat(Percentile.of(measured, 99)).isEqualTo(10);
        assertThat(Percentile.of(new double[] {7}, 50)).isEqualTo(7);
    }
}
