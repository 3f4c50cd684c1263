/** One registry for Micrometer meters and for the simpleclient collectors of an extension. */
@NullMarked
package dev.windlass.service.metrics;

import org.jspecify.annotations.NullMarked;
