/** The metrics page over HTTP: which format, which resources, how compressed, and no faster than it is read. */
@NullMarked
package dev.windlass.state.serve;

import org.jspecify.annotations.NullMarked;
