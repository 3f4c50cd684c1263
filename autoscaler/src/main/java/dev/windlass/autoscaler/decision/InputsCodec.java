package dev.windlass.autoscaler.decision;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.windlass.autoscaler.horizontal.AutoscalerKind;
import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.ScaleReading;
import dev.windlass.autoscaler.horizontal.object.HorizontalJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code inputs} of a decision record: the observation in JSON, with the autoscaler's spec and status in the Kubernetes form.
 * Times keep their full precision and numbers are integers of milli-units, so that reading gives back exactly what was written. The
 * form carries a version and is only ever extended.
 */
public final class InputsCodec {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = HorizontalJson.mapper()
            .registerModule(new SimpleModule("windlass inputs")
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, new DurationWriter())
                    .addDeserializer(Duration.class, new DurationReader()))
            .addMixIn(AutoscalerKind.class, AutoscalerKindForm.class)
            .addMixIn(ScaleReading.class, ScaleReadingForm.class)
            .addMixIn(MetricReading.class, MetricReadingForm.class);

    private InputsCodec() {}

    /**
     * The JSON of an observation.
     *
     * @param write what came of the write it led to, {@code null} when nothing was written
     */
    public static JsonNode write(Observation observation, @Nullable ScaleWrite write) {
        ObjectNode inputs = MAPPER.createObjectNode();
        inputs.put("version", VERSION);
        inputs.set("observation", MAPPER.valueToTree(observation));
        switch (write) {
            case null -> {}
            case ScaleWrite.Done _ -> inputs.putObject("write").put("result", "done");
            case ScaleWrite.Refused(String error) ->
                inputs.putObject("write").put("result", "refused").put("error", error);
        }
        return inputs;
    }

    /** What came of the write of a record's inputs; empty when nothing was written. */
    static Optional<ScaleWrite> readWrite(JsonNode inputs) {
        JsonNode write = inputs.path("write");
        if (!write.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                write.path("result").asText().equals("done")
                        ? new ScaleWrite.Done()
                        : new ScaleWrite.Refused(write.path("error").asText()));
    }

    /** The observation of a record's inputs; {@link IllegalArgumentException} when they are of another version or form. */
    public static Observation read(JsonNode inputs) {
        int version = inputs.path("version").asInt();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "decision inputs of version " + version + " cannot be read; this build reads version " + VERSION);
        }
        try {
            return MAPPER.treeToValue(inputs.path("observation"), Observation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("decision inputs cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private interface AutoscalerKindForm {
        @JsonValue
        String kind();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ScaleReading.Read.class, name = "read"),
        @JsonSubTypes.Type(value = ScaleReading.BadReference.class, name = "badReference"),
        @JsonSubTypes.Type(value = ScaleReading.NoSuchKind.class, name = "noSuchKind"),
        @JsonSubTypes.Type(value = ScaleReading.Unreadable.class, name = "unreadable")
    })
    private interface ScaleReadingForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = MetricReading.PodUsages.class, name = "podUsages"),
        @JsonSubTypes.Type(value = MetricReading.PodValues.class, name = "podValues"),
        @JsonSubTypes.Type(value = MetricReading.SingleValue.class, name = "singleValue"),
        @JsonSubTypes.Type(value = MetricReading.SeriesValues.class, name = "seriesValues"),
        @JsonSubTypes.Type(value = MetricReading.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = MetricReading.NotAsked.class, name = "notAsked")
    })
    private interface MetricReadingForm {}

    private static final class DurationWriter extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationWriter() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.toString());
        }
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Duration.parse(parser.getText());
        }
    }
}
