/** Topics without Kafka that keep Kafka's promises, for the tests of services. */
@NullMarked
package dev.windlass.stream.memory;

import org.jspecify.annotations.NullMarked;
