/** Object-state vectors against the families of state-metrics. */
@NullMarked
package dev.windlass.testbed.vectors.state;

import org.jspecify.annotations.NullMarked;
