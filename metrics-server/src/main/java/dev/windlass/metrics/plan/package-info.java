/** What this replica is to scrape and how often: its share of the nodes, and the resolution that each node's pods need. */
@NullMarked
package dev.windlass.metrics.plan;

import org.jspecify.annotations.NullMarked;
