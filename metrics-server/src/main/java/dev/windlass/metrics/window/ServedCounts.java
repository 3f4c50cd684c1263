package dev.windlass.metrics.window;

/** How many nodes and containers have a usage that can be served. */
public record ServedCounts(int nodes, int containers) {}
