package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** One answer, made in the form that is asked for. None of them is made as a tree first. */
record MetricsRepresentation(
        String apiVersion, String kind, JsonText text, Supplier<byte[]> message, Supplier<Table> lines)
        implements Representation {
    private static final JsonFactory JSON = new JsonFactory();

    /** Makes the JSON of the whole object. */
    @FunctionalInterface
    interface JsonText {
        byte[] make() throws IOException;
    }

    /** Writes the fields after {@code kind} and {@code apiVersion}. */
    @FunctionalInterface
    interface JsonFields {
        void write(JsonGenerator out) throws IOException;
    }

    /** JSON through a generator, field by field. */
    static JsonText generated(String apiVersion, String kind, JsonFields fields) {
        return () -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
            try (JsonGenerator out = JSON.createGenerator(bytes)) {
                out.writeStartObject();
                out.writeStringField("kind", kind);
                out.writeStringField("apiVersion", apiVersion);
                fields.write(out);
                out.writeEndObject();
            }
            return bytes.toByteArray();
        };
    }

    @Override
    public byte[] json() throws IOException {
        return text.make();
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
