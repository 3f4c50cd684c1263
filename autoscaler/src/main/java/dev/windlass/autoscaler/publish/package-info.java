/** Decisions on their way to the topic, and what can be learnt back from it. */
@NullMarked
package dev.windlass.autoscaler.publish;

import org.jspecify.annotations.NullMarked;
