/** What every Kafka client of a process is configured with; for the other packages of this module only. */
@NullMarked
package dev.windlass.stream.client;

import org.jspecify.annotations.NullMarked;
