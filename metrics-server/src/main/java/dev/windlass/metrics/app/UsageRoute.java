package dev.windlass.metrics.app;

import dev.windlass.metrics.exposition.UsagePage;
import dev.windlass.service.page.ResponseStream;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;

/** {@code /metrics/usage} on the HTTP port, beside {@code /q/metrics}: written while it is sent, on a thread of its own. */
@ApplicationScoped
class UsageRoute {
    private static final Logger LOG = Logger.getLogger(UsageRoute.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Two of a pair of Prometheus servers, and a person who looks. */
    private static final int AT_ONCE = 3;

    private static final int TOO_BUSY = 503;
    private static final int BUFFER = 16 * 1024;

    private final Serving serving;
    private final Semaphore free = new Semaphore(AT_ONCE);

    UsageRoute(Serving serving) {
        this.serving = serving;
    }

    /** Whether there is a page is asked with the first request: routes are made before the settings have been looked at. */
    void serve(@Observes Router router) {
        router.get(UsageExposition.PATH)
                .handler(context -> serving.usagePage().ifPresentOrElse(page -> accept(context, page), context::next));
    }

    private void accept(RoutingContext context, UsageExposition page) {
        if (!free.tryAcquire()) {
            var _ = context.response().setStatusCode(TOO_BUSY).end("too many are reading this page at once\n");
            return;
        }
        Thread.ofVirtual().name("usage-page").start(() -> {
            try {
                write(context, page);
            } catch (IOException e) {
                LOG.infof(
                        "%s by %s broken off: %s",
                        UsageExposition.PATH, context.request().remoteAddress(), e.getMessage());
                breakOff(context.response());
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed by a fault of our own", UsageExposition.PATH);
                breakOff(context.response());
            } finally {
                free.release();
            }
        });
    }

    private static void write(RoutingContext context, UsageExposition page) throws IOException {
        HttpServerResponse response = context.response();
        response.setChunked(true).putHeader("Content-Type", UsagePage.CONTENT_TYPE);
        OutputStream out = new ResponseStream(response, PATIENCE);
        if (acceptsGzip(context)) {
            response.putHeader("Content-Encoding", "gzip");
            out = new GZIPOutputStream(out, BUFFER);
        }
        page.write(out);
        // Only after all of it: an answer that is ended early would pass for a whole one.
        out.close();
    }

    private static boolean acceptsGzip(RoutingContext context) {
        return context.request().headers().getAll("Accept-Encoding").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(coding -> coding.equals("gzip") || coding.startsWith("gzip;"));
    }

    /** Not ended but cut: the rest of a page must not be missed for want of an error. */
    private static void breakOff(HttpServerResponse response) {
        if (!response.closed()) {
            var _ = response.reset();
        }
    }
}
