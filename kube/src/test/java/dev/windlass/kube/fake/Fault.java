package dev.windlass.kube.fake;

/** What goes wrong with the next request that matches. */
public sealed interface Fault {
    /** A Status with this code. */
    record Refuse(int code, String reason) implements Fault {}

    /** The connection ends without an answer. */
    record Vanish() implements Fault {}

    /** The answer ends after that many bytes, as if the server had died. */
    record Truncate(int bytes) implements Fault {}

    /** Bytes that mean nothing, with status 200. */
    record Garbage() implements Fault {}

    /** The answer comes one byte at a time, with this pause between bytes. */
    record Drip(long millis) implements Fault {}
}
