/** What the metrics of one autoscaler propose: Observation in, Recommendation out. Pure arithmetic, exactly as the reference does it. */
@NullMarked
package dev.windlass.autoscaler.horizontal;

import org.jspecify.annotations.NullMarked;
