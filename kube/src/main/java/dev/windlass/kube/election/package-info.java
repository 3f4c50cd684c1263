/** One leader among replicas, by a Lease. */
@NullMarked
package dev.windlass.kube.election;

import org.jspecify.annotations.NullMarked;
