package dev.windlass.autoscaler.horizontal;

import dev.windlass.autoscaler.horizontal.object.CurrentValue;

/** How many replicas one metric asks for, and the value that asked. */
public record Proposal(int replicas, CurrentValue current) {}
