package dev.windlass.testbed.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.windlass.testbed.vectors.Verdict;
import dev.windlass.testbed.vectors.metrics.MetricsServerSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The peer's answers on kubelet text and on sequences of scrapes, in compatibility mode. The vectors hold data of the peer's own
 * tests and so are read where they lie; the module's own tests cover the same rules. A clone that stands alone skips this one and
 * says so; beside the folder of shared material the files must be there.
 */
class MetricsVectorsTest {
    private static final System.Logger LOG = System.getLogger(MetricsVectorsTest.class.getName());
    private static final Path SHARED =
            Path.of(System.getProperty("project.root", "..")).resolve("../shared");

    @ParameterizedTest
    @ValueSource(strings = {"decode.jsonl", "windows.jsonl"})
    void answersAsThePeerInCompatibilityMode(String name) throws IOException {
        if (!Files.isDirectory(SHARED)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "NOT TESTED: the answers of {0} were not compared, there is no folder {1}",
                    name,
                    SHARED);
        }
        assumeTrue(Files.isDirectory(SHARED), "there is no folder " + SHARED);
        Path file = SHARED.resolve("vectors/metrics-server").resolve(name);
        assertThat(file).exists();

        assertThat(new MetricsServerSuite().run(file)).isNotEmpty().allSatisfy(verdict -> assertThat(verdict)
                .isInstanceOf(Verdict.Passed.class));
    }
}
