package dev.windlass.kube.fake;

import java.util.Map;

/** A request that the fake has seen; parameters are decoded, the last value of each. */
public record RecordedRequest(String method, String path, Map<String, String> query, String accept) {
    public RecordedRequest {
        query = Map.copyOf(query);
    }

    public boolean isWatch() {
        return query.getOrDefault("watch", "").equals("true");
    }
}
