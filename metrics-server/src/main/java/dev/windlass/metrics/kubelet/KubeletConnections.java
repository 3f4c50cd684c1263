package dev.windlass.metrics.kubelet;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Connections to kubelets: one to each, kept between scrapes. Thousands of them stand idle nearly all of the time, so what an idle one
 * holds counts for more than anything else (docs/decisions/0015).
 */
final class KubeletConnections {
    /** Of one address, which stands for one kubelet nearly always; where many share one, this many are asked at once. */
    private static final int MOST_OF_ONE_ADDRESS = 64;

    private KubeletConnections() {}

    static HttpClient open(
            Vertx vertx, KubeletTrust trust, ExpectedNodes expected, KubeletLimits limits, InstantSource clock)
            throws IOException {
        // Before the whole deadline, so that an address where nobody answers has its own name.
        Duration connecting = limits.timeout().multipliedBy(3).dividedBy(4);
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) connecting.toMillis())
                .setSslHandshakeTimeout(connecting.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(true)
                .setKeepAliveTimeout((int) Math.max(1, limits.idle().toSeconds()));
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(MOST_OF_ONE_ADDRESS);
        return vertx.httpClientBuilder()
                .with(KubeletTls.apply(options, trust, expected, clock))
                .with(pool)
                // What goes wrong with a connection is told by the request on it; without one it would be logged each
                // time.
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }
}
