package dev.windlass.service.metrics;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SharedRegistryTest {
    @Inject
    CollectorRegistry extension;

    @Inject
    MeterRegistry meters;

    @Test
    void anExtensionsCollectorAppearsBesideOurMeters() {
        Gauge.build("team_budget_cores", "Cores a team may use.")
                .labelNames("team")
                .register(extension)
                .labels("shop")
                .set(12);
        meters.counter("windlass.test.ticks").increment();
        get("/q/metrics")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("team_budget_cores{team=\"shop\"} 12.0"),
                        containsString("windlass_test_ticks_total 1.0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process_cpu_seconds_total",
                "process_open_fds",
                "process_max_fds",
                "process_resident_memory_bytes",
                "process_virtual_memory_bytes",
                "process_start_time_seconds",
            })
    void theProcessIsToldUnderTheNamesThatEveryGoProcessHas(String name) {
        List<String> lines = get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .toList();

        assertThat(lines).as("one sample without labels").hasSize(1).first().satisfies(line -> assertThat(
                        Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .isPositive());
    }
}
