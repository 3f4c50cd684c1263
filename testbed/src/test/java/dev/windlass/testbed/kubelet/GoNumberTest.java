package dev.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right column is how Go's shortest form prints these; the large ones stand so in a real kubelet's answer. */
class GoNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "270336, 270336",
        "1040384, 1.040384e+06",
        "34099200, 3.40992e+07",
        "7646273536, 7.646273536e+09",
        "1795378410.460094, 1.795378410460094e+09",
        "8056.845734827, 8056.845734827",
        "55.875051493, 55.875051493",
        "0.06973869, 0.06973869",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1000000, 1e+06",
        "-2500000, -2.5e+06"
    })
    void printsAsAKubeletDoes(double value, String printed) {
        assertThat(GoNumber.format(value)).isEqualTo(printed);
    }
}
