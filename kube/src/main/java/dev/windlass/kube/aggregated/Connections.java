package dev.windlass.kube.aggregated;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a server, so that their callers can be told when it goes. */
final class Connections implements Handler<HttpConnection> {
    private static final long NO_ERROR = 0;

    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean going;

    @Override
    public void handle(HttpConnection connection) {
        open.add(connection);
        connection.closeHandler(_ -> open.remove(connection));
        if (going) {
            sayGoodbye(connection);
        }
    }

    /**
     * Callers should use another connection for what they ask next; what they have asked is answered. HTTP/1 has no word for this:
     * there it stands in the answers.
     */
    void goAway() {
        going = true;
        open.forEach(Connections::sayGoodbye);
    }

    private static void sayGoodbye(HttpConnection connection) {
        try {
            connection.goAway(NO_ERROR);
        } catch (UnsupportedOperationException _) {
            // HTTP/1
        }
    }
}
