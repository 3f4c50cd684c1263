/** Spans into a file, for those who have no collector at hand. */
@NullMarked
package dev.windlass.service.tracing;

import org.jspecify.annotations.NullMarked;
