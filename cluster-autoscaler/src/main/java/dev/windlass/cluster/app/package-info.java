/** Wiring: settings, the loop, health and metrics. The only room that sees all others. */
@NullMarked
package dev.windlass.cluster.app;

import org.jspecify.annotations.NullMarked;
