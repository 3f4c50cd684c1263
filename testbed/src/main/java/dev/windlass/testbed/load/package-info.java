/** {@code make load}: a cluster of a given size on one machine, a service under its load, and a report of what that cost. */
@NullMarked
package dev.windlass.testbed.load;

import org.jspecify.annotations.NullMarked;
