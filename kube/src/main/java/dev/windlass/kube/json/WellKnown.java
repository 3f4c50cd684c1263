package dev.windlass.kube.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.Message;
import dev.windlass.kube.duration.GoDuration;
import dev.windlass.kube.quantity.QuantityFormatException;
import dev.windlass.kube.wire.IntOrString;
import dev.windlass.kube.wire.MicroTime;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.Time;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Messages whose JSON is not an object: times, quantities, numbers that may be texts. */
final class WellKnown {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final int INT = 0;
    private static final int STRING = 1;

    private WellKnown() {}

    /** Fills the target if its JSON form is special; false when it is an ordinary object. */
    static boolean read(Message.Builder target, JsonNode json, String path) {
        switch (target) {
            case Time.Builder time -> {
                Instant instant = instant(json, path);
                time.setSeconds(instant.getEpochSecond()).setNanos(instant.getNano());
            }
            case MicroTime.Builder time -> {
                Instant instant = instant(json, path);
                time.setSeconds(instant.getEpochSecond()).setNanos(instant.getNano());
            }
            case dev.windlass.kube.wire.Duration.Builder duration ->
                duration.setDuration(duration(json, path).toNanos());
            case Quantity.Builder quantity -> quantity.setString(quantity(json, path));
            case IntOrString.Builder value -> readIntOrString(value, json, path);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void readIntOrString(IntOrString.Builder value, JsonNode json, String path) {
        if (json.isIntegralNumber() && json.canConvertToInt()) {
            value.setType(INT).setIntVal(json.intValue());
        } else if (json.isTextual()) {
            value.setType(STRING).setStrVal(json.textValue());
        } else {
            throw JsonReading.wrong(path, "a whole number or a string", json);
        }
    }

    private static String quantity(JsonNode json, String path) {
        if (!json.isTextual() && !json.isNumber()) {
            throw JsonReading.wrong(path, "a quantity", json);
        }
        try {
            return dev.windlass.kube.quantity.Quantity.parse(json.asText()).toString();
        } catch (QuantityFormatException e) {
            throw new JsonObjectException(path, String.valueOf(e.getMessage()));
        }
    }

    private static Duration duration(JsonNode json, String path) {
        try {
            return GoDuration.parse(JsonReading.text(json, path));
        } catch (IllegalArgumentException _) {
            throw JsonReading.wrong(path, "a duration such as 1m30s", json);
        }
    }

    private static Instant instant(JsonNode json, String path) {
        try {
            return OffsetDateTime.parse(JsonReading.text(json, path)).toInstant();
        } catch (DateTimeException e) {
            throw JsonReading.wrong(path, "a time such as 2026-01-02T03:04:05Z", json);
        }
    }

    /** The special JSON form of a message, if it has one; a time that was never set is null. */
    static Optional<JsonNode> write(Message message) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (message) {
            case Time time ->
                Optional.of(
                        time.hasSeconds()
                                ? nodes.textNode(Instant.ofEpochSecond(time.getSeconds(), time.getNanos())
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                                : nodes.nullNode());
            case MicroTime time ->
                Optional.of(
                        time.hasSeconds()
                                ? nodes.textNode(MICROS.format(Instant.ofEpochSecond(time.getSeconds(), time.getNanos())
                                        .atOffset(ZoneOffset.UTC)))
                                : nodes.nullNode());
            case dev.windlass.kube.wire.Duration duration ->
                Optional.of(nodes.textNode(GoDuration.format(Duration.ofNanos(duration.getDuration()))));
            case Quantity quantity -> Optional.of(nodes.textNode(quantity.getString()));
            case IntOrString value ->
                Optional.of(
                        value.getType() == STRING
                                ? nodes.textNode(value.getStrVal())
                                : nodes.numberNode(value.getIntVal()));
            default -> Optional.empty();
        };
    }
}
