package dev.windlass.kube.aggregated.access;

import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.watch.ObjectWatch;
import dev.windlass.kube.watch.WatchRequest;
import dev.windlass.kube.watch.WatchSink;
import dev.windlass.kube.watch.WatchState;
import dev.windlass.kube.wire.ConfigMap;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the ConfigMap {@code kube-system/extension-apiserver-authentication}. What can not be read leaves the last good
 * state in force; a ConfigMap that is gone does too.
 */
public final class ClusterTrust implements Supplier<RequestHeaderConfig>, AutoCloseable {
    private static final Logger LOG = System.getLogger(ClusterTrust.class.getName());
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "extension-apiserver-authentication";

    private volatile RequestHeaderConfig current = RequestHeaderConfig.nobody();
    private volatile String missing = "there is no ConfigMap " + NAMESPACE + "/" + NAME;
    private @Nullable ObjectWatch<ConfigMap, Map<String, String>> watch;

    private ClusterTrust() {}

    /** Begins to follow; until the API server has answered nobody is believed. See {@link #awaitKnown}. */
    public static ClusterTrust follow(KubeConnection connection) {
        ClusterTrust trust = new ClusterTrust();
        trust.watch = ObjectWatch.start(
                connection,
                WatchRequest.of(Kinds.CONFIG_MAP).namespace(NAMESPACE).fieldSelector("metadata.name=" + NAME),
                ConfigMap::getDataMap,
                trust.new Sink());
        return trust;
    }

    /** @throws IOException when the ConfigMap could not be read in time; the message says why */
    public void awaitKnown(Duration limit) throws IOException, InterruptedException {
        ObjectWatch<ConfigMap, Map<String, String>> following = watch;
        if (following != null && !following.awaitSynced(limit)) {
            WatchState state = following.state();
            throw new IOException("ConfigMap %s/%s can not be read: %s".formatted(NAMESPACE, NAME, state.lastError()));
        }
    }

    @Override
    public RequestHeaderConfig get() {
        return current;
    }

    /**
     * Why the front proxy is not believed yet, so that every request by way of the API server gets 401; empty from the first
     * ConfigMap on that names its authority.
     */
    public Optional<String> problem() {
        ObjectWatch<ConfigMap, Map<String, String>> following = watch;
        if (following == null || !current.proxyAuthorities().isEmpty()) {
            return Optional.empty();
        }
        WatchState state = following.state();
        if (state.synced()) {
            return Optional.of(missing);
        }
        String why = state.lastError().isEmpty() ? "the API server has not answered yet" : state.lastError();
        return Optional.of("ConfigMap %s/%s can not be read: %s".formatted(NAMESPACE, NAME, why));
    }

    @Override
    public void close() {
        ObjectWatch<ConfigMap, Map<String, String>> following = watch;
        if (following != null) {
            following.close();
        }
    }

    private final class Sink implements WatchSink<Map<String, String>> {
        @Override
        public void begin() {}

        @Override
        public void item(ObjectKey key, Map<String, String> data) {
            upsert(key, data);
        }

        @Override
        public void end(String resourceVersion) {}

        @Override
        public void upsert(ObjectKey key, Map<String, String> data) {
            try {
                current = RequestHeaderConfig.parse(data);
                missing = "ConfigMap %s names no authority of the front proxy".formatted(key);
            } catch (IOException e) {
                missing = "ConfigMap %s can not be understood: %s".formatted(key, e.getMessage());
                LOG.log(Level.WARNING, "keeping the last good {0}: {1}", key, e.getMessage());
            }
        }

        @Override
        public void delete(ObjectKey key) {
            LOG.log(Level.WARNING, "ConfigMap {0} is gone; keeping what it said", key);
        }
    }
}
