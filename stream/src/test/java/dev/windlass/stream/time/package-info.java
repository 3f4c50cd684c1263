/** Time that a test steps. */
@NullMarked
package dev.windlass.stream.time;

import org.jspecify.annotations.NullMarked;
