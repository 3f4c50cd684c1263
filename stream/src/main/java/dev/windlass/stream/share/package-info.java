/** Sharing work by key among the replicas of a service: who is responsible for which key, as Kafka's group assignment has it. */
@NullMarked
package dev.windlass.stream.share;

import org.jspecify.annotations.NullMarked;
