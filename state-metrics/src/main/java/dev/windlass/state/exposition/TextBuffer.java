package dev.windlass.state.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing run of UTF-8 bytes. One buffer is reused for object after object on a watch thread, so that rendering
 * allocates only what is kept; it must not be shared between threads.
 */
public final class TextBuffer {
    private byte[] bytes;
    private int length;

    public TextBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    public TextBuffer text(String text) {
        int chars = text.length();
        room(chars);
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return utf8(text, i);
            }
            bytes[length + i] = (byte) c;
        }
        length += chars;
        return this;
    }

    public TextBuffer raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    TextBuffer ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private TextBuffer utf8(String text, int asciiChars) {
        length += asciiChars;
        return raw(text.substring(asciiChars).getBytes(StandardCharsets.UTF_8));
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
