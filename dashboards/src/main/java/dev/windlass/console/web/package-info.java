/** The screens over HTTP: as JSON once, and as server-sent events for as long as a page is open. */
@NullMarked
package dev.windlass.console.web;

import org.jspecify.annotations.NullMarked;
