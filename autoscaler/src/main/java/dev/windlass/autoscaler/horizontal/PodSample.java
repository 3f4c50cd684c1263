package dev.windlass.autoscaler.horizontal;

import java.time.Duration;
import java.time.Instant;

/** The value of one metric for one pod, in milli-units. */
record PodSample(long milli, Instant timestamp, Duration window) {}
