/** Durations as Kubernetes writes them: {@code 1m30s}, {@code 15.022s}. Pure, no I/O. */
@NullMarked
package dev.windlass.kube.duration;

import org.jspecify.annotations.NullMarked;
