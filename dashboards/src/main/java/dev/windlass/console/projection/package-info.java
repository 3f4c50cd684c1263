/** What is known of the cluster, folded one event at a time into an immutable {@link dev.windlass.console.projection.ClusterView}. */
@NullMarked
package dev.windlass.console.projection;

import org.jspecify.annotations.NullMarked;
