/** The Prometheus text formats, byte for byte: headers, label names and values, numbers. Pure, and independent of Kubernetes. */
@NullMarked
package dev.windlass.state.exposition;

import org.jspecify.annotations.NullMarked;
