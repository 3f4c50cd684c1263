package dev.windlass.metrics.window;

/** The usage of one container of a pod. */
public record ContainerUsage(String container, WindowUsage usage) {}
