package dev.windlass.kube.quantity;

/** The text is not a quantity; the message names the text and what is allowed. */
public final class QuantityFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    QuantityFormatException(String text) {
        super(
                "\"%s\" is not a quantity: expected a decimal number with at most one suffix out of n u m k M G T P E Ki Mi Gi Ti Pi Ei or an exponent such as e3"
                        .formatted(text));
    }
}
