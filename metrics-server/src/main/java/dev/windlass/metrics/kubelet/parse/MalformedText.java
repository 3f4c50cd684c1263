package dev.windlass.metrics.kubelet.parse;

/** Leaves the decoder's inner loops at the first broken byte; never leaves the package. Carries no stack trace: it is ordinary data. */
final class MalformedText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    MalformedText(int position, String reason) {
        super(reason, null, false, false);
        this.position = position;
    }

    /** Offset of the broken byte in the answer. */
    int position() {
        return position;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "malformed" : message;
    }
}
