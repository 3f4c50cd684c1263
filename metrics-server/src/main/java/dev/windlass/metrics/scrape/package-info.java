/** Who is scraped when: a period's fan-out over virtual threads, and the way of one node from its kubelet to the store and the topic. */
@NullMarked
package dev.windlass.metrics.scrape;

import org.jspecify.annotations.NullMarked;
