/**
 * Which nodes the cluster can do without: eligibility by utilization, whether their pods may be moved and where to, how long
 * that has been so, and for every node that stays, what keeps it.
 */
@NullMarked
package dev.windlass.cluster.scaledown;

import org.jspecify.annotations.NullMarked;
