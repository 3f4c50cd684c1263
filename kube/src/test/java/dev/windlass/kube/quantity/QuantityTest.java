package dev.windlass.kube.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest(name = "{0} prints {1}, is {2} thousandths and {3} units")
    @CsvSource({
        "0, 0, 0, 0",
        "1, 1, 1000, 1",
        "+5, +5, 5000, 5",
        "-1, -1, -1000, -1",
        "100m, 100m, 100, 1",
        "0.1, 100m, 100, 1",
        ".5, 500m, 500, 1",
        "5., 5., 5000, 5",
        "1000m, 1, 1000, 1",
        "1500m, 1500m, 1500, 2",
        "-1500m, -1500m, -1500, -2",
        "100u, 100u, 1, 1",
        "1n, 1n, 1, 1",
        "0.1n, 1n, 1, 1",
        "1000001n, 1000001n, 2, 1",
        "1.0000000001, 1000000001n, 1001, 2",
        "1k, 1k, 1000000, 1000",
        "1000k, 1M, 1000000000, 1000000",
        "1e3, 1e3, 1000000, 1000",
        "1E3, 1E3, 1000000, 1000",
        "68839E2, 6883900, 6883900000, 6883900",
        "1Ki, 1Ki, 1024000, 1024",
        "1024Ki, 1Mi, 1048576000, 1048576",
        "1.5Gi, 1536Mi, 1610612736000, 1610612736",
        "0.5Mi, 512Ki, 524288000, 524288",
        "1385.9943Ki, 1419258163200u, 1419258164, 1419259",
        "'Ki', 0, 0, 0",
    })
    void readsPrintsAndRoundsAwayFromZero(String text, String canonical, long milli, long units) {
        Quantity quantity = Quantity.parse(text);

        assertThat(quantity).hasToString(canonical);
        assertThat(quantity.milliValue()).isEqualTo(milli);
        assertThat(quantity.value()).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " 1", "1K", "1 Gi", "1gi", "1GiB", "0x10", "1_000", "--1", "1..2", "1e", "e3x", "1e99999", "NaN"
            })
    void namesATextThatIsNoQuantity(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(QuantityFormatException.class)
                .hasMessageContaining("\"" + text + "\" is not a quantity");
    }

    @Test
    void saturatesWhatDoesNotFitInsteadOfWrappingAround() {
        assertThat(Quantity.parse("12E").value()).isEqualTo(Long.MAX_VALUE);
        assertThat(Quantity.parse("-12E").value()).isEqualTo(Long.MIN_VALUE);
        assertThat(Quantity.parse("10E").milliValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(Quantity.parse("1e300").value()).isEqualTo(Long.MAX_VALUE);
        assertThat(Quantity.parse("9E").value()).isEqualTo(9_000_000_000_000_000_000L);
        assertThat(Quantity.parse("100Ei").toBigDecimal()).isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    @Test
    void addsExactlyAndConvertsOnce() {
        Quantity half = Quantity.parse("500u");

        assertThat(half.add(half).milliValue()).isEqualTo(1);
        assertThat(half.milliValue() + half.milliValue()).isEqualTo(2);
        assertThat(Quantity.parse("1Gi").add(Quantity.parse("512Mi"))).hasToString("1536Mi");
        assertThat(Quantity.parse("1").subtract(Quantity.parse("1500m"))).hasToString("-500m");
        assertThat(Quantity.of(Long.MAX_VALUE).add(Quantity.of(1)).toBigDecimal())
                .isEqualByComparingTo("9223372036854775808");
    }

    @Test
    void sumsStartingFromZeroKeepTheFormatOfWhatIsAdded() {
        assertThat(Quantity.ZERO.add(Quantity.parse("1Gi"))).hasToString("1Gi");
    }

    @Test
    void amountsAreEqualHoweverTheyAreWritten() {
        assertThat(Quantity.parse("1024Mi")).isEqualTo(Quantity.parse("1Gi")).hasSameHashCodeAs(Quantity.parse("1Gi"));
        assertThat(Quantity.parse("1000m")).isEqualByComparingTo(Quantity.of(1));
        assertThat(Quantity.parse("1.000000001")).isGreaterThan(Quantity.of(1));
    }

    @ParameterizedTest
    @CsvSource({"1234567, 1234567n", "1000, 1u", "500000000, 500m", "2000000000, 2", "0, 0"})
    void printsNanoCoresWithTheLargestSuffixThatStaysWhole(long nano, String text) {
        assertThat(Quantity.ofNano(nano)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1616273408, 1578392Ki",
        "1048576, 1Mi",
        "1073741824, 1Gi",
        "1536, 1536",
        "1023, 1023",
        "0, 0",
        "-1048576, -1Mi"
    })
    void printsBytesWithTheLargestBinarySuffixThatStaysWhole(long bytes, String text) {
        assertThat(Quantity.ofBytes(bytes)).hasToString(text);
    }
}
