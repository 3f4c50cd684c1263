/** The metrics-server as its users meet it. */
@NullMarked
package dev.windlass.testbed.metrics;

import org.jspecify.annotations.NullMarked;
