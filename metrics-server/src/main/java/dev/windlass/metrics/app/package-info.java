/** Puts the rooms together: settings, wiring, life, health. The only room that sees all others. */
@NullMarked
package dev.windlass.metrics.app;

import org.jspecify.annotations.NullMarked;
