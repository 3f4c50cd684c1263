/** Two points of a counter make a usage: the rate rules, and the store that holds the last points of every node. */
@NullMarked
package dev.windlass.metrics.window;

import org.jspecify.annotations.NullMarked;
