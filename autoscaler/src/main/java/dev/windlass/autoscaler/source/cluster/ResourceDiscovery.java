package dev.windlass.autoscaler.source.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceIndex;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks the API server what it serves: at first use, when something is looked for that is not known, and otherwise every few minutes,
 * as custom resources come and go. Never more often than every few seconds. Callable from any thread.
 */
public final class ResourceDiscovery implements ResourceNames {
    private static final System.Logger LOG = System.getLogger(ResourceDiscovery.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ACCEPT =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(10);

    private final KubeConnection connection;
    private final Duration deadline;
    private final InstantSource time;
    private volatile ResourceIndex index = ResourceIndex.UNKNOWN;
    private volatile Instant asked = Instant.MIN;

    public ResourceDiscovery(KubeConnection connection, Duration deadline, InstantSource time) {
        this.connection = connection;
        this.deadline = deadline;
        this.time = time;
    }

    @Override
    public Optional<ApiResource> resource(String group, String name) {
        refreshIfOlder(index.loaded() ? FRESH : LEAST_PAUSE);
        Optional<ApiResource> found = index.resource(group, name);
        if (found.isEmpty()) {
            refreshIfOlder(LEAST_PAUSE);
            return index.resource(group, name);
        }
        return found;
    }

    @Override
    public List<ApiResource> ofKind(String group, String kind) {
        refreshIfOlder(index.loaded() ? FRESH : LEAST_PAUSE);
        List<ApiResource> found = index.ofKind(group, kind);
        if (found.isEmpty()) {
            refreshIfOlder(LEAST_PAUSE);
            return index.ofKind(group, kind);
        }
        return found;
    }

    @Override
    public boolean loaded() {
        return index.loaded();
    }

    private void refreshIfOlder(Duration age) {
        if (isYounger(age)) {
            return;
        }
        synchronized (this) {
            if (!isYounger(age)) {
                refresh();
                asked = time.instant();
            }
        }
    }

    private boolean isYounger(Duration age) {
        return !asked.equals(Instant.MIN) && asked.plus(age).isAfter(time.instant());
    }

    private void refresh() {
        try {
            index = ResourceIndex.of(List.of(read("/api"), read("/apis")));
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "API discovery failed, the last known stays: reason={0}",
                    e.getMessage());
        }
    }

    private JsonNode read(String path) throws IOException {
        return MAPPER.readTree(
                connection.send(KubeRequest.get(path).accepting(ACCEPT).within(deadline)));
    }
}
