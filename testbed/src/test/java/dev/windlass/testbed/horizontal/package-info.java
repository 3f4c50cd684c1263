/** The horizontal engine against a real control plane: the same HPA driven by ours and by the cluster's own controller, and faults. */
@NullMarked
package dev.windlass.testbed.horizontal;

import org.jspecify.annotations.NullMarked;
