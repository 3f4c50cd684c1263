/** What a page shows: pure answers to questions about a {@link dev.windlass.console.projection.ClusterView}. */
@NullMarked
package dev.windlass.console.screen;

import org.jspecify.annotations.NullMarked;
