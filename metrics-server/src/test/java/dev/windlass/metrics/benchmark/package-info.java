/** What the hot paths cost: reading an answer, taking it into a window, writing a list. Run with {@code make bench}. */
@NullMarked
package dev.windlass.metrics.benchmark;

import org.jspecify.annotations.NullMarked;
