package dev.windlass.state.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.state.exposition.ExpositionFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
    @Test
    void aDefaultPrometheusGetsOpenMetrics() {
        Negotiation answer = Negotiation.of("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2");

        assertThat(answer.format()).isEqualTo(ExpositionFormat.OPEN_METRICS);
        assertThat(answer.contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8");
    }

    @ParameterizedTest
    @CsvSource({
        "application/openmetrics-text, 0.0.1",
        "application/openmetrics-text; version=0.0.1, 0.0.1",
        "Application/OpenMetrics-Text; Version=1.0.0, 1.0.0",
    })
    void withoutAnEscapingItIsUnderscores(String accept, String version) {
        assertThat(Negotiation.of(accept).contentType())
                .isEqualTo(
                        "application/openmetrics-text; version=" + version + "; charset=utf-8; escaping=underscores");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/html,application/xhtml+xml",
                "application/openmetrics-text;version=2.0.0",
                "text/plain;q=0.9,application/openmetrics-text;q=0.8",
                "application/openmetrics-text;q=0.1,text/plain",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,"
                        + "application/openmetrics-text;version=1.0.0;q=0.6",
            })
    void everythingElseIsPlainText(String accept) {
        assertThat(Negotiation.of(accept))
                .isEqualTo(new Negotiation(ExpositionFormat.TEXT, "text/plain; version=0.0.4; charset=utf-8"));
    }
}
