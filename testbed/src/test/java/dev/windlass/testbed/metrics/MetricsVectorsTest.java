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
 * tests and so are read where they lie; the module's own tests cover the same rules.
 */
class MetricsVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("project.root", "..")).resolve("../shared/vectors/metrics-server");

    @ParameterizedTest
    @ValueSource(strings = {"decode.jsonl", "windows.jsonl"})
    void answersAsThePeerInCompatibilityMode(String name) throws IOException {
        Path file = VECTORS.resolve(name);
        assumeTrue(Files.exists(file), "skipped: " + file + " is not there");

        assertThat(new MetricsServerSuite().run(file)).isNotEmpty().allSatisfy(verdict -> assertThat(verdict)
                .isInstanceOf(Verdict.Passed.class));
    }
}
