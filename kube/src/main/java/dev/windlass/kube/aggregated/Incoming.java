package dev.windlass.kube.aggregated;

import dev.windlass.kube.aggregated.access.Caller;
import java.util.List;

/** A request as it came from the wire. */
record Incoming(String method, String rawPath, String rawQuery, Caller caller) {
    String header(String name) {
        return String.join(",", caller.headers().getOrDefault(name, List.of()));
    }
}
