/** The Helm chart installed into a real API server, and the services run with what it gives them. */
@NullMarked
package dev.windlass.testbed.chart;

import org.jspecify.annotations.NullMarked;
