/**
 * From a recommendation to a decision: the limits in their order, what is written where, one sentence that says why, and the same
 * again from a record. Pure.
 */
@NullMarked
package dev.windlass.autoscaler.decision;

import org.jspecify.annotations.NullMarked;
