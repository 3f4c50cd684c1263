/** How Windlass talks to Kafka: what every process has to be told once. */
@NullMarked
package dev.windlass.stream;

import org.jspecify.annotations.NullMarked;
