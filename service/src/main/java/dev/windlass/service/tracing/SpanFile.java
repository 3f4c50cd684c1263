package dev.windlass.service.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/** Appends one JSON object per span: trace, span, parent, links, name, times in nanoseconds, attributes, status. */
final class SpanFile implements SpanExporter {
    private final Path file;

    SpanFile(Path file) {
        this.file = file;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "windlass.tracing.file: cannot write " + file + "; name a file in a writable folder", e);
        }
    }

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> spans) {
        StringBuilder lines = new StringBuilder();
        spans.forEach(span -> lines.append(line(span)).append('\n'));
        try {
            Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return CompletableResultCode.ofSuccess();
        } catch (IOException e) {
            return CompletableResultCode.ofExceptionalFailure(e);
        }
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    private static String line(SpanData span) {
        JsonObjectBuilder attributes = Json.createObjectBuilder();
        span.getAttributes().forEach((key, value) -> attributes.add(key.getKey(), String.valueOf(value)));
        var links = Json.createArrayBuilder();
        span.getLinks()
                .forEach(link -> links.add(Json.createObjectBuilder()
                        .add("traceId", link.getSpanContext().getTraceId())
                        .add("spanId", link.getSpanContext().getSpanId())));
        var service = span.getResource().getAttributes().asMap().entrySet().stream()
                .filter(entry -> entry.getKey().getKey().equals("service.name"))
                .map(entry -> String.valueOf(entry.getValue()))
                .findFirst()
                .orElse("");
        return Json.createObjectBuilder()
                .add("service", service)
                .add("traceId", span.getTraceId())
                .add("spanId", span.getSpanId())
                .add("parentSpanId", span.getParentSpanId())
                .add("name", span.getName())
                .add("startNanos", span.getStartEpochNanos())
                .add("endNanos", span.getEndEpochNanos())
                .add("status", span.getStatus().getStatusCode().name())
                .add("attributes", attributes)
                .add("links", links)
                .build()
                .toString();
    }
}
