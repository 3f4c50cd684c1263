package dev.windlass.console.screen;

/** The question names something the console does not know; the message says what it does know. */
public final class BadQuestion extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message what makes no sense, and what would */
    public BadQuestion(String message) {
        super(message);
    }
}
