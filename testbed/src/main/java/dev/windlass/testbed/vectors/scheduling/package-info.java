/** Runs the cluster-autoscaler's filters over the shared vectors. */
@NullMarked
package dev.windlass.testbed.vectors.scheduling;

import org.jspecify.annotations.NullMarked;
