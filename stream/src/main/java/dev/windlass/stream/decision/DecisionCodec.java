package dev.windlass.stream.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.windlass.stream.codec.Codec;
import dev.windlass.stream.codec.Decoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The record of the {@code decisions.*} topics: a CloudEvent 1.0 in structured JSON. The data of each type is described by a
 * schema file under {@code schema/}; {@code dataschema} names it.
 *
 * <p>Numbers within {@link Decision#inputs()} keep their value, not their Java type: a {@code long} that fits comes back as an
 * {@code int} node.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON event format</a>
 */
public final class DecisionCodec implements Codec<DecisionEvent> {
    /** Media type of the whole record, sent as header {@code content-type} as the Kafka binding of CloudEvents asks. */
    public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The event that {@code service} publishes for a decision. */
    public static DecisionEvent event(String service, Decision decision) {
        String source = "/windlass/" + service;
        return new DecisionEvent(id(source, decision, MAPPER.valueToTree(decision)), source, decision);
    }

    @Override
    public byte[] encode(DecisionEvent event) {
        DecisionType type = DecisionType.of(event.decision());
        ObjectNode envelope = MAPPER.createObjectNode();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id());
        envelope.put("source", event.source());
        envelope.put("type", type.eventType());
        envelope.put("subject", event.decision().key());
        envelope.put("time", event.decision().decidedAt().toString());
        envelope.put("datacontenttype", "application/json");
        envelope.put("dataschema", type.schema());
        envelope.set("data", MAPPER.valueToTree(event.decision()));
        return bytes(envelope);
    }

    @Override
    public Decoded<DecisionEvent> decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Decoded.Tombstone<>();
        }
        JsonNode envelope;
        try {
            envelope = MAPPER.readTree(bytes);
        } catch (IOException e) {
            return new Decoded.Unreadable<>("not JSON: " + firstLine(e));
        }
        if (envelope == null || !envelope.isObject()) {
            return new Decoded.Unreadable<>("not a CloudEvent: no JSON object");
        }
        if (!"1.0".equals(envelope.path("specversion").asText())) {
            return new Decoded.Unreadable<>("not a CloudEvent 1.0: specversion is '"
                    + envelope.path("specversion").asText() + "'");
        }
        return decode(envelope);
    }

    private static Decoded<DecisionEvent> decode(JsonNode envelope) {
        String typeName = envelope.path("type").asText();
        DecisionType type = DecisionType.named(typeName).orElse(null);
        if (type == null) {
            return new Decoded.Unreadable<>("event of the unknown type '" + typeName + "'");
        }
        String id = envelope.path("id").asText();
        String source = envelope.path("source").asText();
        if (id.isEmpty() || source.isEmpty()) {
            return new Decoded.Unreadable<>("event without id or source");
        }
        if (!envelope.path("data").isObject()) {
            return new Decoded.Unreadable<>("event " + id + " of " + source + " without data");
        }
        try {
            Decision decision = MAPPER.treeToValue(envelope.get("data"), type.decisionClass());
            return new Decoded.Value<>(new DecisionEvent(id, source, decision));
        } catch (JsonProcessingException e) {
            return new Decoded.Unreadable<>("event " + id + " of " + source + ": " + firstLine(e));
        }
    }

    /** A hash of the content: publishing a decision again is seen to be a repetition. */
    private static String id(String source, Decision decision, JsonNode data) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        digest.update((source + '\n' + DecisionType.of(decision).eventType() + '\n').getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(bytes(data)), 0, 16);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
