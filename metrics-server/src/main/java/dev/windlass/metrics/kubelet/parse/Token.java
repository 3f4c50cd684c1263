package dev.windlass.metrics.kubelet.parse;

/** The pieces that a line of the text format is made of, each found by its end. */
final class Token {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long LATEST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;

    private Token() {}

    /** The offset of the line break that ends the line of {@code from}, or of the end of the answer. */
    static int endOfLine(byte[] text, int from, int length) {
        int at = from;
        while (at < length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Where what stands at {@code from} ends: before a blank or a line break. */
    static int end(byte[] text, int from, int length) {
        int at = from;
        while (at < length && text[at] != '\n' && !Blank.is(text[at])) {
            at++;
        }
        return at;
    }

    /**
     * Where the metric's name at {@code from} ends.
     *
     * @throws MalformedText when there is none
     */
    static int nameEnd(byte[] text, int from, int length) {
        if (!Letter.startsName(text[from])) {
            throw new MalformedText(
                    from, "expected a metric name, found " + Excerpt.of(text, from, end(text, from, length)));
        }
        int at = from + 1;
        while (at < length && (Letter.startsName(text[at]) || Letter.isDigit(text[at]))) {
            at++;
        }
        return at;
    }

    /**
     * A timestamp, in nanoseconds since the epoch.
     *
     * @throws MalformedText when it is no whole number of milliseconds that could be one
     */
    static long timestampNanos(byte[] text, int from, int to) {
        long millis = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedText(
                        from, "expected a timestamp in milliseconds, found " + Excerpt.of(text, from, to));
            }
            millis = millis * 10 + digit;
            if (millis > LATEST_MILLIS) {
                throw new MalformedText(from, "a timestamp beyond the year 2262: " + Excerpt.of(text, from, to));
            }
        }
        return millis * NANOS_PER_MILLI;
    }
}
