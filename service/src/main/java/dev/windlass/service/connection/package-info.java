/** The process's one connection to Kubernetes and its one way to Kafka, from the common settings. */
@NullMarked
package dev.windlass.service.connection;

import org.jspecify.annotations.NullMarked;
