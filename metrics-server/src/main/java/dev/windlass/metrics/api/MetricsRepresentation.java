package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One answer, made in the form that is asked for. JSON goes straight to the wire: a list of all pods of a large cluster is tens of
 * megabytes, which must not exist as a tree first.
 */
record MetricsRepresentation(
        String apiVersion, String kind, JsonFields fields, Supplier<byte[]> message, Supplier<Table> lines)
        implements Representation {

    /** Writes the fields after {@code kind} and {@code apiVersion}. */
    @FunctionalInterface
    interface JsonFields {
        void write(JsonGenerator out) throws IOException;
    }

    @Override
    public void writeJson(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", kind);
        out.writeStringField("apiVersion", apiVersion);
        fields.write(out);
        out.writeEndObject();
    }

    @Override
    public byte[] protobuf() {
        return message.get();
    }

    @Override
    public Optional<Table> table() {
        return Optional.of(lines.get());
    }
}
