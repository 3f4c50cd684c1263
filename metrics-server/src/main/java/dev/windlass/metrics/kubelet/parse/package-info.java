/** The text a kubelet answers with on {@code /metrics/resource}, read into counter points: bytes in, points out. */
@NullMarked
package dev.windlass.metrics.kubelet.parse;

import org.jspecify.annotations.NullMarked;
