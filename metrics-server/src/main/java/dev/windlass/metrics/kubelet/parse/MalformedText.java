package dev.windlass.metrics.kubelet.parse;

/** Leaves the decoder's inner loops at the first broken byte; never leaves the package. Carries no stack trace: it is ordinary data. */
final class MalformedText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /** @param position offset of the broken byte in the answer */
    MalformedText(int position, String reason) {
        super(reason, null, false, false);
        this.position = position;
    }

    /** The line of the broken byte, from 1. */
    int line(byte[] text) {
        int line = 1;
        for (int at = 0; at < position && at < text.length; at++) {
            line += text[at] == '\n' ? 1 : 0;
        }
        return line;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "malformed" : message;
    }
}
