package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A text as bytes, kept for texts that a list has thousands of times: label keys and values, namespaces, container names. Like
 * {@link dev.windlass.metrics.kubelet.parse.SharedText} it remembers those it met last, in a bounded number of places, and is for any thread.
 */
final class TextBytes {
    private static final int PLACES = 1 << 14;
    /** Longer ones are rare, and would make the bound in places none in bytes. */
    private static final int LONGEST = 256;

    private static final AtomicReferenceArray<TextBytes> MET = new AtomicReferenceArray<>(PLACES);

    private final String text;
    private final byte[] utf8;
    private final byte[] json;

    private TextBytes(String text) {
        this.text = text;
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        this.json = new byte[escaped.length + 2];
        json[0] = '"';
        System.arraycopy(escaped, 0, json, 1, escaped.length);
        json[json.length - 1] = '"';
    }

    static TextBytes of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 14) & PLACES - 1;
        @Nullable TextBytes met = MET.getAcquire(place);
        if (met != null && text.equals(met.text)) {
            return met;
        }
        TextBytes made = new TextBytes(text);
        if (text.length() <= LONGEST) {
            MET.setRelease(place, made);
        }
        return made;
    }

    /** In UTF-8; not to be changed. */
    byte[] utf8() {
        return utf8;
    }

    /** As a JSON string with its quotes; not to be changed. */
    byte[] json() {
        return json;
    }
}
