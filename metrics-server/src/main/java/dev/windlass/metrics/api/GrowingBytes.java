package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes written one after the other into an array that grows; not for two threads. */
final class GrowingBytes {
    /** Twenty digits and a sign hold every {@code long}. */
    private static final int LONGEST_NUMBER = 20;

    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int size;

    GrowingBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    byte[] toArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    int size() {
        return size;
    }

    /** What has been written, which is then forgotten here. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        return taken;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            // By a half: an array of a large list is tens of megabytes, and twice as much would be garbage.
            bytes = Arrays.copyOf(bytes, Math.addExact(size, Math.max(more, size / 2)));
        }
    }

    void put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    /** Writes over a byte that stands; 0 to 127. */
    void set(int at, int value) {
        bytes[at] = (byte) value;
    }

    void put(byte[] written) {
        room(written.length);
        System.arraycopy(written, 0, bytes, size, written.length);
        size += written.length;
    }

    /** UTF-8. */
    void text(String text) {
        room(text.length());
        int at = size;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter >= 0x80) {
                put(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at++] = (byte) letter;
        }
        size = at;
    }

    /** A JSON string with its quotes. Names and labels of Kubernetes need no escapes, so these cost only the look. */
    void quoted(String text) {
        room(text.length() + 2);
        int at = size;
        bytes[at++] = '"';
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter < ' ' || letter >= 0x80 || letter == '"' || letter == '\\') {
                put('"');
                put(JsonStringEncoder.getInstance().quoteAsUTF8(text));
                put('"');
                return;
            }
            bytes[at++] = (byte) letter;
        }
        bytes[at++] = '"';
        size = at;
    }

    /** Decimal digits of a number that is not negative. */
    void digits(long number) {
        digits(number, 1);
    }

    /** The same with leading zeros up to {@code width}. */
    void digits(long number, int width) {
        room(2 * LONGEST_NUMBER);
        // From the last digit on, at the end of the room, and then to their place: one division a digit.
        int end = size + 2 * LONGEST_NUMBER;
        int at = end;
        long rest = number;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0 || end - at < width);
        System.arraycopy(bytes, at, bytes, size, end - at);
        size += end - at;
    }

    void varint(long number) {
        room(LONGEST_VARINT);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Begins a part that has its length before it: a message or string of protobuf. Returns what {@link #close} wants. */
    int open(int tag) {
        return open(tag, 1);
    }

    /** The same for a part whose length is guessed to need that many bytes. */
    int open(int tag, int guess) {
        varint(tag);
        room(guess);
        size += guess;
        return size;
    }

    /** Ends the part; one of more than 127 bytes moves up by what its length needs, which is cheaper than counting first. */
    void close(int opened) {
        close(opened, 1);
    }

    /** The same with the guess it was opened with: the part moves only where that was wrong. */
    void close(int opened, int guess) {
        int length = size - opened;
        int needed = 1;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
            needed++;
        }
        if (needed != guess) {
            room(needed);
            System.arraycopy(bytes, opened, bytes, opened - guess + needed, length);
        }
        size = opened - guess;
        varint(length);
        size += length;
    }
}
