package dev.windlass.metrics.api;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.window.WindowUsage;

/** A node and its usage. */
record NodeReading(KubeletNode node, WindowUsage usage) {}
