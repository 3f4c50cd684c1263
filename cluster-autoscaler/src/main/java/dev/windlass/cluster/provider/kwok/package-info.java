/**
 * Node groups of simulated nodes: described in ConfigMaps, in the peer's format, and made and removed as Node objects that
 * KWOK plays.
 */
@NullMarked
package dev.windlass.cluster.provider.kwok;

import org.jspecify.annotations.NullMarked;
