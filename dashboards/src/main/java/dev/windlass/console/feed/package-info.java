/** Where events come from: the topics and the API server's objects, brought into one live view. */
@NullMarked
package dev.windlass.console.feed;

import org.jspecify.annotations.NullMarked;
