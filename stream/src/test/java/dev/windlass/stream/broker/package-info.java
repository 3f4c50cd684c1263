/** A real Kafka broker within the JVM, for tests and the demo. */
@NullMarked
package dev.windlass.stream.broker;

import org.jspecify.annotations.NullMarked;
