/** Settings that every service understands, and the check that stops the start on one nobody understands. */
@NullMarked
package dev.windlass.service.settings;

import org.jspecify.annotations.NullMarked;
