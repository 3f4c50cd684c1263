/** The service itself: settings, wiring, health and self metrics. */
@NullMarked
package dev.windlass.state.app;

import org.jspecify.annotations.NullMarked;
