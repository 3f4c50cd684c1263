/** What a scrape will read: every object's samples, rendered when the object changed. Pure; the only room that shares data between threads. */
@NullMarked
package dev.windlass.state.store;

import org.jspecify.annotations.NullMarked;
