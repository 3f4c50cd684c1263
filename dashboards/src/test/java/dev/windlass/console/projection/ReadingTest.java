package dev.windlass.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @ParameterizedTest
    @CsvSource({"83%, 83", "1k, 1000", "1500m, 1.5", "2Gi, 2147483648", "7, 7", "'', NaN", "<unknown>, NaN", "x%, NaN"})
    void readsTheNumberInAMetricValueAndShowsAGapWhereThereIsNone(String text, Double number) {
        assertThat(Reading.of("Pods", "requests", text, "1k").currentNumber()).isEqualTo(number);
    }
}
