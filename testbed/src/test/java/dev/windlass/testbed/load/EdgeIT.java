package dev.windlass.testbed.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The load run itself, at the size of an edge cluster: no Kafka, one process, a heap of 64 MB for 50 nodes. Measured once while all is
 * well and then on with kubelets that hang, which do not come back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EdgeIT {
    private static final int NODES = 50;
    private static final int HANGING = 5;
    private static final int PODS = 1500;
    private static final double HEAP_MEBIBYTES = 64;
    /** Two periods and what a scrape may be late: the second is asked when the first requests to hanging kubelets were given up. */
    private static final Duration HUNG = Duration.ofSeconds(35);

    private static final LoadOptions OPTIONS =
            new LoadOptions(NODES, PODS, Duration.ofSeconds(20), Duration.ofSeconds(20), false, "64m", 0, List.of());

    @TempDir
    static Path folder;

    private static final List<String> TOLD = new ArrayList<>();

    private static LoadStage stage;

    @BeforeAll
    static void setTheStage() throws Exception {
        stage = LoadStage.set(OPTIONS, folder, TOLD::add);
    }

    @AfterAll
    static void strikeTheStage() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void oneProcessInASmallHeapServesAnEdgeCluster() throws Exception {
        LoadReport report = new LoadRun(OPTIONS, folder, TOLD::add).measure(stage);

        JsonNode json = new ObjectMapper().readTree(report.write(folder).toFile());
        assertThat(report.gaps()).hasSize(NODES);
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
        assertThat(TOLD).anyMatch(line -> line.startsWith("ready"));
    }

    /** A tenth of the kubelets begins to hang; the others are scraped as if nothing were. */
    @Test
    @Order(2)
    void kubeletsThatHangMakeNoOtherNodeLate() throws Exception {
        stage.farm().hang(HANGING);
        stage.farm().watch();
        Thread.sleep(HUNG);
        long[] gaps = stage.farm().gaps();

        assertThat(gaps).hasSize(NODES - HANGING);
        assertThat(LoadReport.lateNodes(gaps))
                .as("nodes scraped late, of longest gaps %s ms", Arrays.toString(gaps))
                .isZero();
    }
}
