/** Usage of containers, from the samples topic or from the metrics API. */
@NullMarked
package dev.windlass.autoscaler.source.usage;

import org.jspecify.annotations.NullMarked;
