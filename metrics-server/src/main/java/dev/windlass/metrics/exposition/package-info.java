/** The page of usage and signals for Prometheus: the table of families, which of them are wanted, and the text. */
@NullMarked
package dev.windlass.metrics.exposition;

import org.jspecify.annotations.NullMarked;
