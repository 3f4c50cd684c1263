package dev.windlass.metrics.kubelet.parse.summary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.signal.SignalsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer on {@code /stats/summary} in one pass, without making a tree of it. Fields that are not known are skipped; a known
 * one of another type spoils the whole answer, as does anything that is no JSON. A value that is negative counts as absent. Safe
 * for use by any thread.
 */
public final class SummaryDecoder {
    // What a kubelet calls its fields is not worth a place in the tables of the whole process.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private SummaryDecoder() {}

    /**
     * Reads {@code text[0, length)}.
     *
     * @param requestedAtMillis when the request was sent, milliseconds since the epoch; the time of values without one
     */
    public static SignalsDecoded decode(byte[] text, int length, long requestedAtMillis) {
        SignalsBuilder builder = new SignalsBuilder();
        try (JsonParser parser = JSON.createParser(text, 0, length)) {
            JsonWalk walk = new JsonWalk(parser);
            walk.document(field -> {
                switch (field) {
                    case "node" -> new NodeSection(walk, requestedAtMillis, builder).read();
                    case "pods" ->
                        walk.array(() -> {
                            PodSection pod = new PodSection(walk, requestedAtMillis);
                            pod.read();
                            pod.into(builder);
                        });
                    default -> {
                        // A summary has these two parts.
                    }
                }
            });
            return new SignalsDecoded.Signals(builder.build());
        } catch (SummaryRefusal refusal) {
            return new SignalsDecoded.Malformed("at '" + refusal.place() + "'", refusal.reason());
        } catch (JsonProcessingException broken) {
            return new SignalsDecoded.Malformed(
                    place(broken.getLocation()), "no JSON: " + SummaryRefusal.printable(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory does not fail", impossible);
        }
    }

    /** A number or a nesting beyond all bounds is refused without a place. */
    private static String place(@Nullable JsonLocation location) {
        return location == null ? "somewhere" : "byte " + location.getByteOffset();
    }
}
