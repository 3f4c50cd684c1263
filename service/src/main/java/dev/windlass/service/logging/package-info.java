/** Logs as text or as JSON, by one setting. */
@NullMarked
package dev.windlass.service.logging;

import org.jspecify.annotations.NullMarked;
