/** The cluster as one pass sees it: small immutable records, and forks on which a simulation may try things out. */
@NullMarked
package dev.windlass.cluster.snapshot;

import org.jspecify.annotations.NullMarked;
