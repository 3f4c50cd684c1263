/** The HTTP API of a Prometheus, as far as rules need it. */
@NullMarked
package dev.windlass.autoscaler.source.prometheus;

import org.jspecify.annotations.NullMarked;
