package dev.windlass.metrics.app;

import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.otlp.OtlpPush;
import dev.windlass.metrics.otlp.OtlpSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The push to a collector, where the settings name one. */
final class OtlpExport implements AutoCloseable {
    private final Optional<OtlpPush> push;

    private OtlpExport(Optional<OtlpPush> push) {
        this.push = push;
    }

    /** @param views what is known of the nodes that this replica scrapes; first asked for after an interval */
    static OtlpExport start(
            MetricsServerConfig.Otlp config, String version, Supplier<List<NodeView>> views, MeterRegistry meters) {
        return new OtlpExport(config.endpoint()
                .map(endpoint -> new OtlpSettings(endpoint, config.interval(), config.timeout(), config.headers()))
                .map(settings -> OtlpPush.start(settings, version, views, meters)));
    }

    @Override
    public void close() {
        push.ifPresent(OtlpPush::close);
    }
}
