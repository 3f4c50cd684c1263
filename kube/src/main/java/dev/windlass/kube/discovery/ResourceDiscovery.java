package dev.windlass.kube.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps kinds to resources, as client-go's RESTMapper does. Asks the cluster at the first question, again every ten
 * minutes, and at once (but not more than every five seconds) when a kind is missing, since its definition may just have
 * been installed. Thread-safe.
 */
public final class ResourceDiscovery {
    private static final String AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final KubeConnection connection;
    private final InstantSource clock;
    private final ObjectMapper mapper = new ObjectMapper();
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Look last;

    private record Look(ApiResources resources, Instant at) {}

    public ResourceDiscovery(KubeConnection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** The resource of a kind at exactly this version; empty when the cluster has none. */
    public Optional<ApiResource> find(String apiVersion, String kind) throws IOException {
        return look(resources -> resources.find(apiVersion, kind));
    }

    /** The resource of a kind at the group's preferred version. */
    public Optional<ApiResource> findInGroup(String group, String kind) throws IOException {
        return look(resources -> resources.findInGroup(group, kind));
    }

    /** The resource of a plural or singular name. */
    public Optional<ApiResource> findByName(String group, String name) throws IOException {
        return look(resources -> resources.findByName(group, name));
    }

    /** Everything served. */
    public ApiResources all() throws IOException {
        return current(KEPT).resources();
    }

    private Optional<ApiResource> look(Function<ApiResources, Optional<ApiResource>> search) throws IOException {
        Optional<ApiResource> found = search.apply(current(KEPT).resources());
        return found.isPresent() ? found : search.apply(current(SHORTEST).resources());
    }

    private Look current(Duration oldest) throws IOException {
        Look seen = last;
        if (seen != null && clock.instant().isBefore(seen.at().plus(oldest))) {
            return seen;
        }
        refreshing.lock();
        try {
            seen = last;
            if (seen != null && clock.instant().isBefore(seen.at().plus(oldest))) {
                return seen;
            }
            Look fresh = new Look(ApiResources.read(List.of(ask("/api"), ask("/apis"))), clock.instant());
            last = fresh;
            return fresh;
        } finally {
            refreshing.unlock();
        }
    }

    private JsonNode ask(String path) throws IOException {
        return mapper.readTree(connection.send(KubeRequest.get(path).accepting(AGGREGATED)));
    }
}
