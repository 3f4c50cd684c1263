package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import java.time.Instant;

/** The numbers every limit of one evaluation refers to. */
record Round(int current, int min, int max, HorizontalSettings settings, Instant now) {}
