package dev.windlass.metrics.kubelet.parse.summary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a JSON document once, from object to object. What is {@code null} counts as absent; what has another type than it
 * should is an error, since nobody knows what it means.
 */
final class JsonWalk {
    private final JsonParser in;

    JsonWalk(JsonParser in) {
        this.in = in;
    }

    /** Reads the value of a field, or leaves it alone: it is skipped then. */
    @FunctionalInterface
    interface Fields {
        void read(String field) throws IOException;
    }

    /** Reads one element. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    /** The document as a whole: one object and nothing after it. */
    void document(Fields fields) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw unexpected("an object");
        }
        object(fields);
        if (in.nextToken() != null) {
            throw unexpected("the end of the answer");
        }
    }

    /** The object at which the walk stands. */
    void object(Fields fields) throws IOException {
        if (isAbsent()) {
            return;
        }
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected("an object");
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            fields.read(field);
            if (in.currentToken() == value) {
                // Left alone, or a value without parts; an object that was read stands at its end already.
                in.skipChildren();
            }
        }
        if (in.currentToken() != JsonToken.END_OBJECT) {
            throw unexpected("the end of an object");
        }
    }

    /** The elements of the array at which the walk stands. */
    void array(Element element) throws IOException {
        if (isAbsent()) {
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("an array");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == null) {
                throw unexpected("the end of an array");
            }
            element.read();
        }
    }

    /** The number at which the walk stands; not a number when it is absent. */
    double number() throws IOException {
        if (isAbsent()) {
            return Double.NaN;
        }
        if (in.currentToken() == null || !in.currentToken().isNumeric()) {
            throw unexpected("a number");
        }
        return in.getDoubleValue();
    }

    /** The text at which the walk stands; empty when it is absent. */
    String text() throws IOException {
        if (isAbsent()) {
            return "";
        }
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw unexpected("a text");
        }
        return in.getText();
    }

    /** The time at which the walk stands, milliseconds since the epoch; {@code null} when it is absent. */
    @Nullable
    Long timeMillis() throws IOException {
        String text = text();
        try {
            return text.isEmpty() ? null : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new SummaryRefusal(in, "expected a time, found something else");
        }
    }

    private boolean isAbsent() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    private SummaryRefusal unexpected(String wanted) {
        JsonToken found = in.currentToken();
        return new SummaryRefusal(in, "expected " + wanted + ", found " + (found == null ? "the end" : found));
    }
}
