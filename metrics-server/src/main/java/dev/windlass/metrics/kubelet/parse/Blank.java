package dev.windlass.metrics.kubelet.parse;

/** Spaces and tabs between the tokens of a line. */
final class Blank {
    private Blank() {}

    static boolean is(byte letter) {
        return letter == ' ' || letter == '\t';
    }

    static int skip(byte[] text, int from, int length) {
        int at = from;
        while (at < length && is(text[at])) {
            at++;
        }
        return at;
    }
}
