/** The service as a whole: settings, wiring, the loop, health and metrics. The only room that sees all the others. */
@NullMarked
package dev.windlass.autoscaler.app;

import org.jspecify.annotations.NullMarked;
