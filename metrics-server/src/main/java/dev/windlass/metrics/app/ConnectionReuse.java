package dev.windlass.metrics.app;

import java.time.Duration;

/** Keeps the connections to kubelets from one scrape to the next. */
final class ConnectionReuse {
    /** Read once by the JDK's HTTP client, when the first client is made; it closes idle connections after 30 s by itself. */
    private static final String KEEP_ALIVE_SECONDS = "jdk.httpclient.keepalive.timeout";

    private ConnectionReuse() {}

    /** A handshake per scrape costs more than the scrape, so idle connections outlive two periods. */
    static void beyond(Duration resolution) {
        if (System.getProperty(KEEP_ALIVE_SECONDS) == null) {
            System.setProperty(
                    KEEP_ALIVE_SECONDS, Long.toString(resolution.multipliedBy(2).toSeconds() + 1));
        }
    }
}
