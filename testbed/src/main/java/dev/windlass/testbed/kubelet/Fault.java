package dev.windlass.testbed.kubelet;

import java.time.Duration;

/** How a kubelet of the farm fails. */
public sealed interface Fault {
    /** It answers as it should. */
    record None() implements Fault {}

    /** It takes the request and never answers. */
    record Hang() implements Fault {}

    /** It closes the connection without an answer; a kubelet with a port of its own refuses the connection itself. */
    record Refuse() implements Fault {}

    /** It answers 200 with bytes that are no metrics. */
    record Garbage() implements Fault {}

    /** It announces the whole answer, sends half of it and closes the connection. */
    record Truncated() implements Fault {}

    /** It ends well-formed in the middle: half of the lines, with the right length announced. */
    record Half() implements Fault {}

    /** It answers after this time. */
    record Slow(Duration delay) implements Fault {}

    /** It answers with this status and a short text. */
    record Status(int code) implements Fault {
        public Status {
            if (code < 300 || code > 599) {
                throw new IllegalArgumentException(code + " is no status of a failed answer");
            }
        }
    }
}
