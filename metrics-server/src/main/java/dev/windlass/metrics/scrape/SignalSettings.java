package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletEndpoint;
import java.time.Duration;
import java.util.List;

/**
 * What is read beside usage, and how often.
 *
 * @param endpoints asked one after the other, in this order
 * @param resolution time between two readings of a node
 * @param comfortable time that a reading would like to have until the node's next scrape; with less it waits for a scrape that
 *     leaves more, a few times
 * @param maxConcurrent answers read at the same time, of kubelets that gave one when last asked; they are large
 */
public record SignalSettings(
        List<KubeletEndpoint> endpoints, Duration resolution, Duration comfortable, int maxConcurrent) {
    public SignalSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.contains(KubeletEndpoint.RESOURCE)) {
            throw new IllegalArgumentException("usage is read by the scrape itself");
        }
        if (!resolution.isPositive() || comfortable.isNegative() || maxConcurrent < 1) {
            throw new IllegalArgumentException("signals need a positive resolution and at least one reading at a time: "
                    + resolution + ", " + maxConcurrent);
        }
    }
}
