package dev.windlass.state.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FamilyHeaderTest {
    @Test
    void aStableFamilySaysSo() {
        assertThat(render(MetricType.GAUGE, Stability.STABLE, ExpositionFormat.TEXT))
                .isEqualTo("# HELP ship_sails [STABLE] Sails set.\n# TYPE ship_sails gauge\n");
    }

    @Test
    void otherFamiliesHaveNoPrefix() {
        assertThat(render(MetricType.COUNTER, Stability.ALPHA, ExpositionFormat.OPEN_METRICS))
                .isEqualTo("# HELP ship_sails Sails set.\n# TYPE ship_sails counter\n");
    }

    @Test
    void infoAndStateSetAreGaugesInPlainText() {
        assertThat(render(MetricType.INFO, Stability.ALPHA, ExpositionFormat.TEXT))
                .endsWith("gauge\n");
        assertThat(render(MetricType.INFO, Stability.ALPHA, ExpositionFormat.OPEN_METRICS))
                .endsWith("info\n");
        assertThat(render(MetricType.STATE_SET, Stability.ALPHA, ExpositionFormat.TEXT))
                .endsWith("gauge\n");
        assertThat(render(MetricType.STATE_SET, Stability.ALPHA, ExpositionFormat.OPEN_METRICS))
                .endsWith("stateset\n");
    }

    @Test
    void helpEscapesBackslashAndNewlineButNoQuotes() {
        FamilyHeader header = new FamilyHeader("a", "one\\two\n\"three\"", MetricType.GAUGE, Stability.ALPHA);

        assertThat(text(header, ExpositionFormat.TEXT)).startsWith("# HELP a one\\\\two\\n\"three\"\n");
    }

    @Test
    void aNameThatIsNoMetricNameIsRefused() {
        assertThatThrownBy(() -> new FamilyHeader("ship-sails", "", MetricType.GAUGE, Stability.ALPHA))
                .hasMessageContaining("ship-sails");
    }

    private static String render(MetricType type, Stability stability, ExpositionFormat format) {
        return text(new FamilyHeader("ship_sails", "Sails set.", type, stability), format);
    }

    private static String text(FamilyHeader header, ExpositionFormat format) {
        return new String(header.render(format), StandardCharsets.UTF_8);
    }
}
