package dev.windlass.service.api;

import dev.windlass.kube.aggregated.access.ApiAuthorizer;
import dev.windlass.kube.aggregated.access.ApiTokenReviewer;
import dev.windlass.kube.aggregated.access.Authenticator;
import dev.windlass.kube.aggregated.access.Authorizer;
import dev.windlass.kube.aggregated.access.ClusterTrust;
import dev.windlass.kube.aggregated.access.DelegatedAuthenticator;
import dev.windlass.kube.aggregated.access.RequestHeaderConfig;
import dev.windlass.kube.aggregated.access.TrustFiles;
import dev.windlass.kube.client.KubeClients;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeSettings;
import dev.windlass.service.settings.ApiConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is believed and who may do what, by the settings {@code windlass.api.}; holds the connections that these name. */
public final class ApiAccess implements AutoCloseable {
    /** A service whose start depends on the lookup gives the API server about as long as one that was just started needs. */
    private static final Duration LOOKUP_WITHIN = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private @Nullable ClusterTrust followed;
    private final Authenticator authenticator;
    private final Authorizer authorizer;

    private ApiAccess(AccessRules rules, ApiConfig config, KubeConnection own, InstantSource time)
            throws IOException, InterruptedException {
        KubeConnection reviews = connection(config.authentication().authenticationKubeconfig(), own);
        this.authenticator = new DelegatedAuthenticator(
                trust(rules, reviews, time), new ApiTokenReviewer(reviews, rules.tokenLife(), time), time);
        this.authorizer = new ApiAuthorizer(
                connection(config.authorization().authorizationKubeconfig(), own),
                rules.openPaths(),
                rules.allowedLife(),
                rules.deniedLife(),
                time);
    }

    /**
     * @param own the service's connection, used where the settings name no other; it stays open
     * @throws IOException when a file can not be read, or the cluster's authorities can not while they are required
     * @throws IllegalArgumentException when a setting can not be used; the message names it
     */
    public static ApiAccess open(ApiConfig config, KubeConnection own, InstantSource time) throws IOException {
        try {
            return new ApiAccess(AccessRules.of(config), config, own, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the cluster's authorities", e);
        }
    }

    private KubeConnection connection(Optional<Path> kubeconfig, KubeConnection own) throws IOException {
        if (kubeconfig.isEmpty()) {
            return own;
        }
        KubeConnection connection = KubeClients.connect(KubeSettings.kubeconfig(kubeconfig.get()));
        opened.push(connection);
        return connection;
    }

    private Supplier<RequestHeaderConfig> trust(AccessRules rules, KubeConnection connection, InstantSource time)
            throws IOException, InterruptedException {
        TrustFiles files = TrustFiles.of(rules.clientAuthorities(), rules.proxyAuthorities(), rules.proxy(), time);
        if (rules.lookup() == AccessRules.Lookup.SKIPPED || files.complete()) {
            return files.over(RequestHeaderConfig::nobody);
        }
        ClusterTrust cluster = ClusterTrust.follow(connection);
        opened.push(cluster);
        followed = cluster;
        if (rules.lookup() == AccessRules.Lookup.REQUIRED) {
            cluster.awaitKnown(LOOKUP_WITHIN);
        }
        return files.over(cluster);
    }

    /** Why requests by way of the API server get 401; empty when the front proxy is believed, or is not to be. */
    public Optional<String> problem() {
        ClusterTrust cluster = followed;
        return cluster == null ? Optional.empty() : cluster.problem();
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public Authorizer authorizer() {
        return authorizer;
    }

    @Override
    public void close() {
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing " + each, e);
            }
        }
    }
}
