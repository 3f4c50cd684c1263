package dev.windlass.autoscaler.horizontal.object;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.windlass.kube.quantity.Quantity;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Spec and status of a HorizontalPodAutoscaler from and to the JSON of the Kubernetes API. Unknown fields are skipped. */
public final class HorizontalJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(new SimpleModule("kubernetes")
                    .addSerializer(Quantity.class, new QuantityWriter())
                    .addDeserializer(Quantity.class, new QuantityReader())
                    .addSerializer(Instant.class, new TimeWriter())
                    .addDeserializer(Instant.class, new TimeReader()))
            .build();

    private HorizontalJson() {}

    /** {@code spec} as written, without defaults; {@link IllegalArgumentException} when it is not of the API's form. */
    public static HorizontalSpec spec(JsonNode spec) {
        return read(spec, HorizontalSpec.class);
    }

    /** {@code status}; {@link HorizontalStatus#NONE} for one that is missing. */
    public static HorizontalStatus status(JsonNode status) {
        return status.isObject() ? read(status, HorizontalStatus.class) : HorizontalStatus.NONE;
    }

    /** The JSON of a spec, a status or one of their parts. */
    public static JsonNode write(Object part) {
        return MAPPER.valueToTree(part);
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A quantity is a text, or a plain number that a user left unquoted. */
    private static final class QuantityReader extends StdDeserializer<Quantity> {
        private static final long serialVersionUID = 1L;

        QuantityReader() {
            super(Quantity.class);
        }

        @Override
        public Quantity deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Quantity.parse(parser.getValueAsString());
        }
    }

    private static final class QuantityWriter extends StdSerializer<Quantity> {
        private static final long serialVersionUID = 1L;

        QuantityWriter() {
            super(Quantity.class);
        }

        @Override
        public void serialize(Quantity value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toString());
        }
    }

    private static final class TimeReader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return OffsetDateTime.parse(parser.getText()).toInstant();
        }
    }

    /** The API stores times in whole seconds. */
    private static final class TimeWriter extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        TimeWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** A mapper of its own for a caller that adds to this form. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }
}
