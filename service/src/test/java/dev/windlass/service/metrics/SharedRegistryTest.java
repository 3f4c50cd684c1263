package dev.windlass.service.metrics;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

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
}
