package dev.windlass.metrics.app;

import dev.windlass.kube.aggregated.Page;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code /metrics} on the API port, authorized, where the peer has it and scrape configurations of its users look. */
final class SelfMetricsPage {
    private SelfMetricsPage() {}

    static Page of(CollectorRegistry collectors) {
        return new Page("/metrics", TextFormat.CONTENT_TYPE_004, () -> text(collectors));
    }

    private static byte[] text(CollectorRegistry collectors) {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, collectors.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
