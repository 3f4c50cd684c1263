package dev.windlass.state.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final TextBuffer tails = new TextBuffer(1);
    private final Samples samples = new Samples(tails);

    @Test
    void aSampleEndsWithItsOwnLabelsInDeclaredOrder() {
        samples.startFamily(OwnLabels.of("type", "address"));

        samples.add(1, "InternalIP", "10.0.0.1");

        assertThat(tails).hasToString(",type=\"InternalIP\",address=\"10.0.0.1\"} 1\n");
    }

    @Test
    void aSampleMayHaveTheObjectsLabelsOnly() {
        samples.startFamily(OwnLabels.of("reason"));

        samples.add(0);
        samples.add(true);

        assertThat(tails).hasToString("} 0\n} 1\n");
    }

    @Test
    void emptyValuesStay() {
        samples.startFamily(OwnLabels.of("zone"));

        samples.add(1, "");

        assertThat(tails).hasToString(",zone=\"\"} 1\n");
    }

    @Test
    void valuesEscapeBackslashQuoteAndNewlineOnly() {
        samples.addLabelled(2.5, List.of(new Label("note", "C:\\dir \"x\"\nnächste\tZeile 世")));

        assertThat(tails).hasToString(",note=\"C:\\\\dir \\\"x\\\"\\nnächste\tZeile 世\"} 2.5\n");
    }

    @Test
    void aRuleThatForgetsALabelIsCaught() {
        samples.startFamily(OwnLabels.of("key", "value"));

        assertThatThrownBy(() -> samples.add(1, "only-one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[key, value]");
    }

    @Test
    void sharedLabelsAreJoinedWithoutBraces() {
        byte[] shared = Samples.sharedLabels(List.of(new Label("namespace", "sea"), new Label("pod", "b\"oat")));

        assertThat(new String(shared, StandardCharsets.UTF_8)).isEqualTo("namespace=\"sea\",pod=\"b\\\"oat\"");
    }
}
