/** What was decided, as records for the decision topic and as events on the objects it concerns. */
@NullMarked
package dev.windlass.cluster.publish;

import org.jspecify.annotations.NullMarked;
