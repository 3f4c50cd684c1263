package dev.windlass.metrics.kubelet.parse;

/** The end of a sample's line: its value and its timestamp. One object is read into again and again, so that none is made per line. */
final class LineTail {
    private double value;
    private long timestampNanos;

    /**
     * Reads what follows the labels.
     *
     * @param line where the line begins, for the error
     * @param at where the value is expected
     * @param otherwiseNanos the time of a sample that bears none
     * @return the offset of the line break, or of the end of the answer
     * @throws MalformedText when it is not a value with or without a timestamp
     */
    int read(byte[] text, int line, int at, int length, long otherwiseNanos) {
        int valueEnd = Token.end(text, at, length);
        if (valueEnd == at) {
            throw new MalformedText(line, "a sample without a value: " + Excerpt.of(text, line, valueEnd));
        }
        value = NumberReader.read(text, at, valueEnd);
        timestampNanos = otherwiseNanos;
        int next = Blank.skip(text, valueEnd, length);
        if (next == length || text[next] == '\n') {
            return next;
        }
        int timestampEnd = Token.end(text, next, length);
        timestampNanos = Token.timestampNanos(text, next, timestampEnd);
        next = Blank.skip(text, timestampEnd, length);
        if (next < length && text[next] != '\n') {
            throw new MalformedText(
                    next,
                    "expected the end of the line, found " + Excerpt.of(text, next, Token.end(text, next, length)));
        }
        return next;
    }

    double value() {
        return value;
    }

    /** Nanoseconds since the epoch. */
    long timestampNanos() {
        return timestampNanos;
    }
}
