package dev.windlass.kube.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "15022000000, 15.022s", "60500000000, 1m0.5s", "600000000000, 10m0s", "3600000000000, 1h0m0s", "0, 0s",
        "1500000, 1.5ms", "1500, 1.5µs", "7, 7ns", "-2000000000, -2s", "90061000000000, 25h1m1s"
    })
    void printsTheShortestExactText(long nanos, String text) {
        assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(text);
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({"10m, 600000", "1h30m, 5400000", "0, 0", ".5s, 500", "+1s, 1000", "1.5h, 5400000", "100ms, 100"})
    void readsWhatPeopleWrite(String text, long millis) {
        assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "1d", "1s ", "1m-2s", "9999999999999h", "s1"})
    void namesATextThatIsNoDuration(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessageContaining("\"" + text + "\" is not a duration");
    }
}
