package dev.windlass.kube.watch;

import dev.windlass.kube.kind.ObjectKey;

/** One difference between two states of a {@link Mirror}. */
public sealed interface Change<T> {
    ObjectKey key();

    record Added<T>(ObjectKey key, T value) implements Change<T> {}

    record Updated<T>(ObjectKey key, T before, T value) implements Change<T> {}

    record Removed<T>(ObjectKey key, T before) implements Change<T> {}
}
