package dev.windlass.metrics.api;

/** What is known of one object that was asked for by name. */
sealed interface Lookup<T> {
    /** It exists and has a usage. */
    record Found<T>(T reading) implements Lookup<T> {}

    /** It exists; its usage is not known yet, or not any more. */
    record WithoutUsage<T>() implements Lookup<T> {}

    /** There is no such object. */
    record Unknown<T>() implements Lookup<T> {}
}
