/** The console as a real process, over a real broker and a real API server, seen through a real browser. */
@NullMarked
package dev.windlass.testbed.console;

import org.jspecify.annotations.NullMarked;
