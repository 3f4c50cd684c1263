package dev.windlass.metrics.kubelet.parse;

import java.nio.charset.StandardCharsets;

/** A short, printable piece of a kubelet's answer for an error message: what a stranger sent must not shape a log line. */
final class Excerpt {
    private static final int LIMIT = 40;

    private Excerpt() {}

    static String of(byte[] text, int from, int to) {
        int shown = Math.min(to - from, LIMIT);
        StringBuilder excerpt = new StringBuilder(shown + 4).append('"');
        String piece = new String(text, from, shown, StandardCharsets.US_ASCII);
        for (int index = 0; index < piece.length(); index++) {
            char letter = piece.charAt(index);
            excerpt.append(letter < ' ' || letter > '~' || letter == '"' ? '?' : letter);
        }
        return excerpt.append(to - from > shown ? "…\"" : "\"").toString();
    }
}
