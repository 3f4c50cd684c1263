package dev.windlass.metrics.kubelet.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The part of a line between its braces. */
final class LabelBlock {
    private LabelBlock() {}

    /**
     * Where the block that opens at {@code open} ends: the offset after its closing brace.
     *
     * @throws MalformedText when it does not end on this line or is not a list of labels
     */
    static int end(byte[] text, int open, int length) {
        int at = Blank.skip(text, open + 1, length);
        while (byteAt(text, at, length) != '}') {
            at = equalsSign(text, at, length);
            at = Blank.skip(text, valueEnd(text, at, length), length);
            int next = byteAt(text, at, length);
            if (next == ',') {
                at = Blank.skip(text, at + 1, length);
            } else if (next != '}') {
                throw new MalformedText(at, "expected , or } after a label, found " + Excerpt.of(text, at, length));
            }
        }
        return at + 1;
    }

    /**
     * The container that a block known to be well-formed names; labels may stand in any order and others may be among them.
     *
     * @throws MalformedText when one of the three labels is missing or not UTF-8
     */
    static ContainerName containerName(byte[] text, int open, int end) {
        String namespace = null;
        String pod = null;
        String container = null;
        int at = Blank.skip(text, open + 1, end);
        while (text[at] != '}') {
            int nameEnd = labelNameEnd(text, at, end);
            int quote = equalsSign(text, at, end);
            int valueEnd = valueEnd(text, quote, end);
            switch (new String(text, at, nameEnd - at, StandardCharsets.US_ASCII)) {
                case "namespace" -> namespace = value(text, quote + 1, valueEnd - 1);
                case "pod" -> pod = value(text, quote + 1, valueEnd - 1);
                case "container" -> container = value(text, quote + 1, valueEnd - 1);
                default -> {
                    // Labels a later kubelet may add do not change which container it is.
                }
            }
            at = Blank.skip(text, valueEnd, end);
            at = text[at] == ',' ? Blank.skip(text, at + 1, end) : at;
        }
        return new ContainerName(
                SharedText.of(required(namespace, "namespace", open)),
                required(pod, "pod", open),
                SharedText.of(required(container, "container", open)));
    }

    /**
     * The value of one label of a block known to be well-formed, empty where the block has no such label.
     *
     * @throws MalformedText when the value is not UTF-8
     */
    static String valueOf(byte[] text, int open, int end, byte[] label) {
        int at = Blank.skip(text, open + 1, end);
        while (text[at] != '}') {
            int nameEnd = labelNameEnd(text, at, end);
            int quote = equalsSign(text, at, end);
            int valueEnd = valueEnd(text, quote, end);
            if (Arrays.equals(text, at, nameEnd, label, 0, label.length)) {
                return valueEnd - quote == 2 ? "" : value(text, quote + 1, valueEnd - 1);
            }
            at = Blank.skip(text, valueEnd, end);
            at = text[at] == ',' ? Blank.skip(text, at + 1, end) : at;
        }
        return "";
    }

    private static String required(@Nullable String value, String label, int position) {
        if (value == null || value.isEmpty()) {
            throw new MalformedText(position, "a container series without the label " + label);
        }
        return value;
    }

    private static int labelNameEnd(byte[] text, int from, int length) {
        int at = from;
        while (at < length
                && (Letter.startsName(text[at]) && text[at] != ':' || at > from && Letter.isDigit(text[at]))) {
            at++;
        }
        if (at == from) {
            throw new MalformedText(from, "expected a label name, found " + Excerpt.of(text, from, length));
        }
        return at;
    }

    /** Steps over a label name and its equals sign to the opening quote. */
    private static int equalsSign(byte[] text, int from, int length) {
        int at = Blank.skip(text, labelNameEnd(text, from, length), length);
        if (byteAt(text, at, length) != '=') {
            throw new MalformedText(at, "expected = after a label name, found " + Excerpt.of(text, at, length));
        }
        at = Blank.skip(text, at + 1, length);
        if (byteAt(text, at, length) != '"') {
            throw new MalformedText(at, "expected a quoted label value, found " + Excerpt.of(text, at, length));
        }
        return at;
    }

    /** The offset after the closing quote of the value that opens at {@code quote}. */
    private static int valueEnd(byte[] text, int quote, int length) {
        for (int at = quote + 1; at < length; at++) {
            switch (text[at]) {
                case '"' -> {
                    return at + 1;
                }
                case '\\' -> {
                    at++;
                    if (byteAt(text, at, length) == '\n') {
                        throw new MalformedText(quote, "a label value without a closing quote");
                    }
                }
                case '\n' -> throw new MalformedText(quote, "a label value without a closing quote");
                default -> {
                    // Any other byte belongs to the value.
                }
            }
        }
        throw new MalformedText(quote, "a label value without a closing quote");
    }

    private static String value(byte[] text, int from, int to) {
        byte[] plain = new byte[to - from];
        int size = 0;
        for (int at = from; at < to; at++) {
            byte letter = text[at];
            if (letter == '\\') {
                at++;
                letter = text[at] == 'n' ? (byte) '\n' : text[at];
            }
            plain[size++] = letter;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain, 0, size))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new MalformedText(from, "a label value that is not UTF-8: " + Excerpt.of(text, from, to));
        }
    }

    private static int byteAt(byte[] text, int at, int length) {
        return at < length ? text[at] : -1;
    }
}
