package dev.windlass.kube.selector;

/** A selector can not be read; the message names the part that is wrong. */
public final class SelectorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SelectorException(String message) {
        super(message);
    }
}
