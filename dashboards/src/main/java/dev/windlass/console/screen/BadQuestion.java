package dev.windlass.console.screen;

/** The question names something the console does not know; the message says what it does know. */
public final class BadQuestion extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadQuestion(String message) {
        super(message);
    }
}
