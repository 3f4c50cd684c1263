package dev.windlass.metrics.signal;

/** How a value is to be read. */
public enum Form {
    /** Grows from zero, and begins anew with its entity; what is of interest is its rate. */
    COUNTER,
    /** Says how it is at the moment. */
    GAUGE
}
