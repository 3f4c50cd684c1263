/** Where metric values come from: the samples topic, the metrics API behind it, a Prometheus; all become one Observation. */
@NullMarked
package dev.windlass.autoscaler.source;

import org.jspecify.annotations.NullMarked;
