/** Everything of Windlass running at once on one machine: cluster, broker, Prometheus, each service as its own process. */
@NullMarked
package dev.windlass.testbed.stage;

import org.jspecify.annotations.NullMarked;
