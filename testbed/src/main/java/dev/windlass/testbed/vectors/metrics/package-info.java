/** Runs the metrics-server's parser and window over the shared vectors. */
@NullMarked
package dev.windlass.testbed.vectors.metrics;

import org.jspecify.annotations.NullMarked;
