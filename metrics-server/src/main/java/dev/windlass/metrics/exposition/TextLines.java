package dev.windlass.metrics.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines of the text format 0.0.4, gathered into pieces of a useful size. Not for several threads. */
final class TextLines {
    /** Beyond this a double does not hold every whole number. */
    private static final double EXACT = 1L << 53;

    private static final int PIECE = 32 * 1024;

    private final OutputStream out;
    private final byte[] piece = new byte[PIECE];
    private int size;

    TextLines(OutputStream out) {
        this.out = out;
    }

    /** Adds text as it is. */
    TextLines raw(String text) throws IOException {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter >= 0x80) {
                return rest(text.substring(index));
            }
            put((byte) letter);
        }
        return this;
    }

    private TextLines rest(String text) throws IOException {
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            put(letter);
        }
        return this;
    }

    /** Adds {@code name="value"}, the value escaped. */
    TextLines label(String name, String value) throws IOException {
        raw(name).raw("=\"");
        boolean plain = true;
        for (int index = 0; index < value.length() && plain; index++) {
            char letter = value.charAt(index);
            plain = letter != '\\' && letter != '"' && letter != '\n';
        }
        return raw(plain
                        ? value
                        : value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .raw("\"");
    }

    /** Adds a finite number, whole ones without a point. */
    TextLines number(double value) throws IOException {
        return raw(
                value == Math.rint(value) && Math.abs(value) <= EXACT
                        ? Long.toString((long) value)
                        : Double.toString(value));
    }

    TextLines number(long value) throws IOException {
        return raw(Long.toString(value));
    }

    private void put(byte letter) throws IOException {
        if (size == PIECE) {
            flush();
        }
        piece[size++] = letter;
    }

    /** Hands on what is gathered. */
    void flush() throws IOException {
        out.write(piece, 0, size);
        size = 0;
    }
}
