/** What the cluster's API server serves, by resource and by kind. Pure. */
@NullMarked
package dev.windlass.autoscaler.resource;

import org.jspecify.annotations.NullMarked;
