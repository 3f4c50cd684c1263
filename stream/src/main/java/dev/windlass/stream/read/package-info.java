/** Records on their way from Kafka: following topics as they grow, and reading a stretch of one again. */
@NullMarked
package dev.windlass.stream.read;

import org.jspecify.annotations.NullMarked;
