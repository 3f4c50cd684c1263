/** The names and settings of every topic, in one place. */
@NullMarked
package dev.windlass.stream.topic;

import org.jspecify.annotations.NullMarked;
