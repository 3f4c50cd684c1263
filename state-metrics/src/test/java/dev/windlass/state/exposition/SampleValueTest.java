package dev.windlass.state.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleValueTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1",
        "-1, -1",
        "7, 7",
        "100000, 100000",
        "999999.5, 999999.5",
        "1000000, 1e+06",
        "-2500000, -2.5e+06",
        "1234567.5, 1.2345675e+06",
        "20971520, 2.097152e+07",
        "1700000000, 1.7e+09",
        "1.7000000005E9, 1.7000000005e+09",
        "9007199254740991, 9.007199254740991e+15",
        "9007199254740993, 9.007199254740992e+15",
        "9223372036854775807, 9.223372036854776e+18",
        "1E20, 1e+20",
        "1E100, 1e+100",
        "0.25, 0.25",
        "0.0001234, 0.0001234",
        "0.00001234, 1.234e-05",
        "0.1, 0.1",
        "3E-7, 3e-07",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "4.9E-324, 5e-324",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf",
    })
    void printsAsThePeerDoes(double value, String text) {
        assertThat(print(value)).isEqualTo(text);
    }

    @Test
    void everyPrintedNumberReadsBackAsTheSameDouble() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(print(value))).isEqualTo(value);
            }
        }
    }

    private static String print(double value) {
        TextBuffer text = new TextBuffer(4);
        SampleValue.write(text, value);
        return text.toString();
    }
}
