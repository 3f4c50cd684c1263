package dev.windlass.testbed.kubelet;

import java.util.Arrays;
import java.util.Optional;

/** What a kubelet of the farm answers on. */
public enum FarmEndpoint {
    RESOURCE("/metrics/resource", "text/plain; version=0.0.4; charset=utf-8"),
    SUMMARY("/stats/summary", "application/json"),
    CADVISOR("/metrics/cadvisor", "text/plain; version=0.0.4; charset=utf-8");

    private final String path;
    private final String contentType;

    FarmEndpoint(String path, String contentType) {
        this.path = path;
        this.contentType = contentType;
    }

    String path() {
        return path;
    }

    String contentType() {
        return contentType;
    }

    /** The endpoint that a path ends in. */
    static Optional<FarmEndpoint> of(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> path.endsWith(endpoint.path))
                .findFirst();
    }
}
