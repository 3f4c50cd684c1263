/** The JSON a kubelet answers with on {@code /stats/summary}, read into signals: bytes in, signals out. */
@NullMarked
package dev.windlass.metrics.kubelet.parse.summary;

import org.jspecify.annotations.NullMarked;
