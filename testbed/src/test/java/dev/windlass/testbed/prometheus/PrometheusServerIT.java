package dev.windlass.testbed.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.testbed.prometheus.PrometheusServer.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusServerIT {
    @Test
    void scrapesWhatItIsToldAndAnswersPromql(@TempDir Path folder) {
        try (PrometheusServer prometheus = PrometheusServer.start(folder, "global: {scrape_interval: 1s}\n")) {
            List<Sample> answer = prometheus.query("label_replace(vector(42), \"team\", \"shop\", \"\", \"\")");

            assertThat(answer).singleElement().satisfies(sample -> {
                assertThat(sample.value()).isEqualTo(42);
                assertThat(sample.labels()).containsEntry("team", "shop");
            });
            assertThatThrownBy(() -> prometheus.query("sum("))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sum(");
        }
    }

    @Test
    void scrapesATarget(@TempDir Path folder) {
        // Its own page is a target that is always there.
        try (PrometheusServer first = PrometheusServer.start(folder.resolve("target"), "global: {}\n");
                PrometheusServer second = PrometheusServer.start(
                        folder.resolve("scraper"), """
                        global: {scrape_interval: 1s}
                        scrape_configs:
                        - job_name: target
                          static_configs: [{targets: ["%s"]}]
                        """.formatted(first.address().getAuthority()))) {
            second.awaitQuery("up{job=\"target\"} == 1", Duration.ofSeconds(30), samples -> samples.size() == 1);
        }
    }

    @Test
    void promtoolNamesWhatIsWrongWithAnExposition() {
        assertThat(Promtool.checkMetrics("# HELP a_total Things\n# TYPE a_total counter\na_total 1\n"))
                .isEmpty();
        assertThatThrownBy(() -> Promtool.checkMetrics("a_total{ 1\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("promtool check metrics objects");
    }
}
