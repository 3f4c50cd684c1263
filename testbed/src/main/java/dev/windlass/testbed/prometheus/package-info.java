/** A real Prometheus server on loopback, and promtool; both come from the system's packages. */
@NullMarked
package dev.windlass.testbed.prometheus;

import org.jspecify.annotations.NullMarked;
