package dev.windlass.metrics.kubelet.parse.summary;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A document that is JSON and no summary. Never leaves the package; carries no stack trace, since it is ordinary data. */
final class SummaryRefusal extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PLACE = 120;

    private final String place;

    SummaryRefusal(JsonParser in, String reason) {
        super(reason);
        this.place = printable(in.getParsingContext().pathAsPointer().toString());
    }

    /** Which part of the document, as a JSON pointer. */
    String place() {
        return place;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "malformed" : message;
    }

    /** What a stranger sent must not shape a log line. */
    static String printable(String text) {
        String cut = text.length() > LONGEST_PLACE ? text.substring(0, LONGEST_PLACE) + "…" : text;
        return cut.replaceAll("[^\\x20-\\x7e…]", "?");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
