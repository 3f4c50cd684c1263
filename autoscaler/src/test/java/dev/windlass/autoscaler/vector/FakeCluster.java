package dev.windlass.autoscaler.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The namespace of a scenario: what the steps last said there is, and the autoscalers in it. */
final class FakeCluster {
    static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final HorizontalSettings settings;
    private final Map<String, JsonNode> state = new HashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private final FakeAutoscaler main;
    private final List<FakeAutoscaler> others = new ArrayList<>();

    FakeCluster(JsonNode scenario, HorizontalSettings settings) {
        this.settings = settings;
        this.main = new FakeAutoscaler(this, scenario.path("hpa"));
        for (JsonNode other : scenario.path("others")) {
            FakeAutoscaler autoscaler = new FakeAutoscaler(this, other.path("hpa"));
            autoscaler.scale().replace(other.path("scale"));
            others.add(autoscaler);
        }
    }

    HorizontalSettings settings() {
        return settings;
    }

    /** One reconcile of every autoscaler, the main one last; its result in the form of the vectors. */
    JsonNode step(JsonNode step) {
        for (String part : List.of("pods", "resourceMetrics", "customMetrics", "externalMetrics")) {
            if (step.has(part)) {
                state.put(part, step.get(part));
            }
        }
        Instant now = at(step.path("t"));
        others.forEach(other -> other.reconcile(now));
        main.scale().settle();
        if (step.has("scale")) {
            main.scale().replace(step.get("scale"));
        }
        if (step.has("hpa")) {
            main.replaceSpec(step.get("hpa"));
        }
        return main.reconcile(now);
    }

    JsonNode state(String part) {
        return state.getOrDefault(part, MissingNode.getInstance());
    }

    Map<String, String> claimsOfOthers(String key) {
        Map<String, String> rivals = new LinkedHashMap<>(claims);
        rivals.remove(key);
        return rivals;
    }

    void claim(String key, String selector) {
        claims.put(key, selector);
    }

    static Instant at(JsonNode seconds) {
        return EPOCH.plusSeconds(seconds.asLong());
    }

    static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond() - EPOCH.getEpochSecond();
    }
}
