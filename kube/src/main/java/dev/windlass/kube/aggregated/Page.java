package dev.windlass.kube.aggregated;

import java.util.function.Supplier;

/**
 * A page outside of any API group, such as {@code /metrics}; authorized as a non-resource path.
 *
 * @param body made anew for each request
 */
public record Page(String path, String contentType, Supplier<byte[]> body) {
    public Page {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a page's path begins with a slash: " + path);
        }
    }
}
