/** A real browser for tests, here and in the end-to-end test. */
@NullMarked
package dev.windlass.console.browser;

import org.jspecify.annotations.NullMarked;
