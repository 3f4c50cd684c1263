package dev.windlass.testbed.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.windlass.testbed.vectors.Verdict;
import dev.windlass.testbed.vectors.state.StateMetricsSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The peer's answers on its own objects. They are data of the peer's tests and so are read where they lie; the module's
 * own tests cover the same rules.
 */
class StateMetricsVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("project.root", "..")).resolve("../shared/vectors/state-metrics");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objects.jsonl",
                "labels.json",
                "floats.json",
                "quantities.json",
                "escaping.json",
                "sharding.json"
            })
    void answersAsThePeerForEveryKindThatIsBuilt(String name) throws IOException {
        Path file = VECTORS.resolve(name);
        assumeTrue(Files.exists(file), "skipped: " + file + " is not there");

        List<Verdict> verdicts = new StateMetricsSuite().run(file);

        assertThat(verdicts).noneSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Failed.class));
        assertThat(verdicts).anySatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Passed.class));
    }
}
