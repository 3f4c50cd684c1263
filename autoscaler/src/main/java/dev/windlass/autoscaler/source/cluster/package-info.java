/** The cluster's objects as the evaluation needs them: pods, autoscalers, and what the API server serves. */
@NullMarked
package dev.windlass.autoscaler.source.cluster;

import org.jspecify.annotations.NullMarked;
