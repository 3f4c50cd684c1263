/** Wiring, settings and health of the console: the only room that sees all others. */
@NullMarked
package dev.windlass.console.app;

import org.jspecify.annotations.NullMarked;
