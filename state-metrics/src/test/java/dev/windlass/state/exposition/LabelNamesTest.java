package dev.windlass.state.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelNamesTest {
    @ParameterizedTest
    @CsvSource({
        "team, label_team",
        "example.org/cost-center, label_example_org_cost_center",
        "ownerTeam, label_owner_team",
        "HTTPPort, label_httpport",
        "v2Beta1Api, label_v2_beta1_api",
        "größe, label_gr__e",
        "smile😀, label_smile_",
        "_hidden, label__hidden",
    })
    void keysBecomeSnakeCase(String key, String name) {
        assertThat(LabelNames.prefixed("label", key)).isEqualTo(name);
    }

    @Test
    void resourceNamesKeepTheirCase() {
        assertThat(LabelNames.sanitize("vendor.example/fastNic-2")).isEqualTo("vendor_example_fastNic_2");
    }

    @Test
    void keysOfOneNameAreNumberedInByteOrder() {
        assertThat(LabelNames.labels("label", Map.of("build_id", "c", "build-id", "a", "build.id", "b")))
                .containsExactly(
                        new Label("label_build_id_conflict1", "a"),
                        new Label("label_build_id_conflict2", "b"),
                        new Label("label_build_id_conflict3", "c"));
    }

    @Test
    void aNumberAnotherKeyAlreadyTookIsPassedOver() {
        Map<String, String> entries = Map.of("x-y", "1", "x.y-conflict2", "2", "x_y", "3");

        assertThat(LabelNames.labels("label", entries))
                .containsExactly(
                        new Label("label_x_y_conflict1", "1"),
                        new Label("label_x_y_conflict2", "2"),
                        new Label("label_x_y_conflict3", "3"));
    }

    @Test
    void aKeyThatLooksLikeARenamedOneConflictsWithIt() {
        Map<String, String> entries = Map.of("x-y", "1", "x_y", "2", "x_y_conflict1", "3");

        List<String> names =
                LabelNames.labels("label", entries).stream().map(Label::name).toList();

        assertThat(names)
                .containsExactly(
                        "label_x_y_conflict1_conflict1", "label_x_y_conflict2", "label_x_y_conflict1_conflict2")
                .doesNotHaveDuplicates();
    }

    @Test
    void orderIsThatOfTheBytesAlsoBeyondTheBasicPlane() {
        // U+FF21 sorts before U+1F600 in UTF-8, but after its surrogates in UTF-16.
        assertThat(LabelNames.sorted(List.of("😀", "Ａ", "a", "ab"))).containsExactly("a", "ab", "Ａ", "😀");
    }
}
