/** One kubelet: where it is reached, with which trust and credentials, what it answered or why it did not. */
@NullMarked
package dev.windlass.metrics.kubelet;

import org.jspecify.annotations.NullMarked;
