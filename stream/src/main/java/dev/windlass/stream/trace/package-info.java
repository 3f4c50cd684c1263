/** One trace across topics: W3C trace context in the headers of a record. */
@NullMarked
package dev.windlass.stream.trace;

import org.jspecify.annotations.NullMarked;
