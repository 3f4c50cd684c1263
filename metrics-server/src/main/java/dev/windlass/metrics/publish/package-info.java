/** Scrapes onto the topic of samples, and back from it after a restart. */
@NullMarked
package dev.windlass.metrics.publish;

import org.jspecify.annotations.NullMarked;
