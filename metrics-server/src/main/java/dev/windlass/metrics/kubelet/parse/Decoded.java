package dev.windlass.metrics.kubelet.parse;

/** What became of one kubelet answer. */
public sealed interface Decoded {
    /** The answer could be read to its end. */
    record Points(NodePoints points) implements Decoded {}

    /**
     * The answer is not text format 0.0.4; nothing of it is used, since what follows a broken line may belong to anything.
     *
     * @param line the first broken line, counted from 1
     * @param reason what was expected and what was found, in one phrase
     */
    record Malformed(int line, String reason) implements Decoded {}
}
