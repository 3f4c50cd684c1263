package dev.windlass.testbed.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load run itself, at the size of an edge cluster: no Kafka, one process, a heap of 64 MB for 50 nodes. */
class EdgeIT {
    private static final int NODES = 50;
    private static final int PODS = 1500;
    private static final double HEAP_MEBIBYTES = 64;

    @Test
    void oneProcessInASmallHeapServesAnEdgeCluster(@TempDir Path folder) throws Exception {
        List<String> told = new ArrayList<>();
        LoadOptions options = new LoadOptions(
                NODES, PODS, Duration.ofSeconds(20), Duration.ofSeconds(20), false, "64m", 0, List.of());

        LoadReport report = new LoadRun(options, folder, told::add).run();

        JsonNode json = new ObjectMapper().readTree(report.write(folder).toFile());
        assertThat(report.lateNodes())
                .as("nodes scraped late, of gaps " + report.lines())
                .isZero();
        assertThat(json.path("heapAfterFullCollectionMebibytes").asDouble())
                .as("heap after a full collection, in MiB")
                .isBetween(1.0, HEAP_MEBIBYTES * 3 / 4);
        assertThat(json.path("cores").asDouble()).isPositive();
        assertThat(json.path("latencies")).hasSize(8).allSatisfy(latency -> {
            assertThat(latency.path("p50").asDouble()).isPositive();
            assertThat(latency.path("bytes").asLong()).isPositive();
        });
        // A pod takes about 370 bytes of JSON: the whole cluster was in the list.
        assertThat(json.at("/latencies/0/bytes").asLong()).isGreaterThan(300L * PODS);
        assertThat(told).anyMatch(line -> line.startsWith("ready"));
    }

    /** A tenth of the kubelets begins to hang with the measurement; the others are scraped as if nothing were. */
    @Test
    void kubeletsThatHangMakeNoOtherNodeLate(@TempDir Path folder) throws Exception {
        LoadOptions options = new LoadOptions(
                NODES, PODS, Duration.ofSeconds(20), Duration.ofSeconds(50), false, "64m", 5, List.of());

        LoadReport report = new LoadRun(options, folder, _ -> {}).run();

        assertThat(report.gaps()).hasSize(NODES - 5);
        assertThat(report.lateNodes())
                .as("nodes scraped late, of gaps " + report.lines())
                .isZero();
    }
}
