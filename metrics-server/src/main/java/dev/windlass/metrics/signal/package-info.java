/**
 * What kubelets know beside CPU and memory: the table of signals, the readings of one node, and the store that holds the last
 * readings of every node.
 */
@NullMarked
package dev.windlass.metrics.signal;

import org.jspecify.annotations.NullMarked;
