/** Watched objects → snapshot: the cluster's nodes, pods, budgets and workloads as this service keeps them in memory. */
@NullMarked
package dev.windlass.cluster.observe;

import org.jspecify.annotations.NullMarked;
