package dev.windlass.kube.quantity;

/** How a quantity likes to be written; arithmetic keeps the format of the left-hand side. */
public enum QuantityFormat {
    /** {@code n u m} (none) {@code k M G T P E}: powers of a thousand. */
    DECIMAL_SI,
    /** {@code Ki Mi Gi Ti Pi Ei}: powers of 1024. */
    BINARY_SI,
    /** {@code 12e6}: powers of a thousand, written as an exponent. */
    DECIMAL_EXPONENT
}
