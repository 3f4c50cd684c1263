/** What a loop tells about itself: when it last finished, and since when it has not. */
@NullMarked
package dev.windlass.service.loop;

import org.jspecify.annotations.NullMarked;
