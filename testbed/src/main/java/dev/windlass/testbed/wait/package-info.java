/** Waiting for something that another process does: poll a reading until a deadline, and say what was last seen. */
@NullMarked
package dev.windlass.testbed.wait;

import org.jspecify.annotations.NullMarked;
