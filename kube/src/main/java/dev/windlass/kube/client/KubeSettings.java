package dev.windlass.kube.client;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to connect.
 *
 * @param kubeconfig a kubeconfig file; null: the pod's own service account
 * @param connectTimeout until the connection stands, TLS included
 * @param requestTimeout for a whole request with its answer; watches are not bound by it
 * @param userAgent what the API server's audit log calls us
 */
public record KubeSettings(
        @Nullable Path kubeconfig, Duration connectTimeout, Duration requestTimeout, String userAgent) {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration REQUEST = Duration.ofSeconds(30);

    public KubeSettings {
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || requestTimeout.isNegative()
                || requestTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeouts must be positive: connect %s, request %s".formatted(connectTimeout, requestTimeout));
        }
    }

    /** The pod's own service account. */
    public static KubeSettings inCluster() {
        return new KubeSettings(null, CONNECT, REQUEST, "windlass");
    }

    public static KubeSettings kubeconfig(Path file) {
        return new KubeSettings(file, CONNECT, REQUEST, "windlass");
    }

    /** The file when given, else the pod's own service account. */
    public static KubeSettings of(@Nullable Path kubeconfig) {
        return new KubeSettings(kubeconfig, CONNECT, REQUEST, "windlass");
    }

    public KubeSettings withUserAgent(String agent) {
        return new KubeSettings(kubeconfig, connectTimeout, requestTimeout, agent);
    }

    public KubeSettings withRequestTimeout(Duration timeout) {
        return new KubeSettings(kubeconfig, connectTimeout, timeout, userAgent);
    }
}
