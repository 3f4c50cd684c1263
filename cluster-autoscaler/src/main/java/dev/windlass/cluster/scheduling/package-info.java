/**
 * Whether a pod may run on a node, as kube-scheduler's default profile decides it: one class per filter plugin, named as the
 * plugin, with its reasons word for word, because users search for them.
 */
@NullMarked
package dev.windlass.cluster.scheduling;

import org.jspecify.annotations.NullMarked;
