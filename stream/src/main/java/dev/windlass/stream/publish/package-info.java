/** Records on their way to Kafka: a bounded outbox that never blocks its callers, and what goes into it. */
@NullMarked
package dev.windlass.stream.publish;

import org.jspecify.annotations.NullMarked;
