package dev.windlass.metrics.api;

import dev.windlass.metrics.window.PodUsage;

/** A pod and the usage of its containers. */
record PodReading(RunningPod pod, PodUsage usage) {}
