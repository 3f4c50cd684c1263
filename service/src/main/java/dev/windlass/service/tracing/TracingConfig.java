package dev.windlass.service.tracing;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where spans go, besides the OTLP endpoint of {@code quarkus.otel.exporter.otlp.endpoint}. */
@ConfigMapping(prefix = "windlass.tracing")
interface TracingConfig {
    /** A file that gets one JSON object per finished span; absent: none. Needs {@code quarkus.otel.sdk.disabled=false}. */
    Optional<Path> file();
}
