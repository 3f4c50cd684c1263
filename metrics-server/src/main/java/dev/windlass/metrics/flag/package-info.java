/**
 * The peer's command line: one visible table of flags, and pure functions from arguments to settings. Nothing here starts, reads or
 * prints anything.
 */
@NullMarked
package dev.windlass.metrics.flag;

import org.jspecify.annotations.NullMarked;
