package dev.windlass.kube.aggregated;

import java.time.Duration;

/** Told of every answered request, for metrics. Must be quick; called from many threads. */
public interface RequestObserver {
    /**
     * @param path the raw path, not bounded in variety: do not make it a label
     * @param group the API group of a resource request, else empty
     * @param resource its resource, else empty; from the caller, so check it before making it a label
     */
    void answered(String method, String path, String group, String resource, int code, Duration took);

    static RequestObserver none() {
        return (_, _, _, _, _, _) -> {};
    }
}
