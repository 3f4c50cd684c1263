package dev.windlass.testbed.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.testbed.process.ProjectRoot;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ChartOptionsTest {
    @Test
    void areThoseOfTheChartWithoutTheHeapOfItsContainer() throws Exception {
        assertThat(ChartOptions.of(ProjectRoot.find(), "metricsServer"))
                .contains("-XX:+UseSerialGC", "-XX:ReservedCodeCacheSize=32m")
                .noneMatch(option -> option.contains("MaxRAMPercentage"));
    }

    @Test
    void ofAServiceThatTheChartDoesNotKnowAreAnError() {
        assertThatThrownBy(() -> ChartOptions.of(ProjectRoot.find(), "nobody"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody.javaOptions");
    }
}
