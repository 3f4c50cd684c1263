/** The metrics APIs that other programs read: {@code custom.metrics.k8s.io} and {@code external.metrics.k8s.io}. */
@NullMarked
package dev.windlass.autoscaler.api;

import org.jspecify.annotations.NullMarked;
