/**
 * The kubelet farm: one process that answers for many kubelets, with seeded, believable usage, and that can be told to
 * be slow, wrong, truncated or gone, one node at a time.
 */
@NullMarked
package dev.windlass.testbed.kubelet;

import org.jspecify.annotations.NullMarked;
