/** Usage and signals to an OpenTelemetry collector, under the names of its semantic conventions where these have one. */
@NullMarked
package dev.windlass.metrics.otlp;

import org.jspecify.annotations.NullMarked;
