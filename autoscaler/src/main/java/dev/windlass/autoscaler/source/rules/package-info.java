/** The rule language of prometheus-adapter: which series make which metrics of which objects, and the query that answers. Pure. */
@NullMarked
package dev.windlass.autoscaler.source.rules;

import org.jspecify.annotations.NullMarked;
