/** What services ask of each other by way of topic {@code nodes}: to look at a node more closely for a while. */
@NullMarked
package dev.windlass.stream.request;

import org.jspecify.annotations.NullMarked;
