/** The cluster-autoscaler as a user runs it, on a real control plane with simulated nodes and a real broker. */
@NullMarked
package dev.windlass.testbed.cluster;

import org.jspecify.annotations.NullMarked;
