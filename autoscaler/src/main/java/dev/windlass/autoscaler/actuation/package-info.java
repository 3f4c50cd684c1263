/** What a decision does to the cluster: the scale subresource, the autoscaler's status, its events. */
@NullMarked
package dev.windlass.autoscaler.actuation;

import org.jspecify.annotations.NullMarked;
