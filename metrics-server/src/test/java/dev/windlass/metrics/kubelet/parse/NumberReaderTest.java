package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+1",
                "7.5",
                ".5",
                "5.",
                "1e3",
                "1E+3",
                "1.2e-7",
                "8056.845734827",
                "7.646273536e+09",
                "1.7953784121565206e+09",
                "9007199254740993",
                "123456789012345678",
                "1234567890123456789012345",
                "1e22",
                "1e23",
                "1e-22",
                "1e-23",
                "4.9e-324",
                "1.7976931348623157e308",
                "1e400",
                "0.000000000000000000001",
                "100000000000000000000",
                "179769313486231580793e289",
                "2.2250738585072011e-308"
            })
    void readsEveryDecimalAsTheNearestDouble(String text) {
        assertThat(read(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void roundsRandomDecimalsLikeTheSlowReader() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 300_000; round++) {
            String text = random(random);
            assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    private static String random(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7fe_fffff_ffff_ffffL));
            case 1 -> String.format(Locale.ROOT, "%.16e", random.nextDouble() * 2e9);
            case 2 -> random.nextLong(1_000_000_000_000_000_000L) + "e" + random.nextInt(-24, 24);
            default -> random.nextInt() + "." + random.nextLong(1_000_000_000_000L);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan"})
    void knowsNotANumber(String text) {
        assertThat(read(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inf", "+Inf", "infinity"})
    void knowsInfinity(String text) {
        assertThat(read(text)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void knowsNegativeInfinity() {
        assertThat(read("-Inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "e5", "1e", "1e+", "1x", "0x1p3", "1_000", "1d", "--1", "1.2.3", "-nan", "is", "5\r"
            })
    void refusesWhatIsNoDecimal(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("expected a number");
    }

    private static double read(String text) {
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
        return NumberReader.read(bytes, 2, bytes.length - 2);
    }
}
