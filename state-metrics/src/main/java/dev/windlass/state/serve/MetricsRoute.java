package dev.windlass.state.serve;

import dev.windlass.service.page.ResponseStream;
import dev.windlass.state.store.MetricsPage;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;

/** {@code GET /metrics}: the page, written while it is read, on a thread of its own. */
public final class MetricsRoute {
    private static final Logger LOG = Logger.getLogger(MetricsRoute.class);
    private static final int TOO_BUSY = 503;
    private final MetricsPage page;
    private final Settings settings;
    private final Executor virtualThreads;
    private final ScrapeTimer timer;
    private final Semaphore free;

    /**
     * @param writeTimeout how long a client may take nothing before it is given up
     * @param concurrentScrapes pages written at one time; beyond it a scrape is refused, which costs it one interval
     *     and not all others their memory
     */
    public record Settings(Compression compression, Duration writeTimeout, int concurrentScrapes) {
        public Settings {
            if (concurrentScrapes < 1) {
                throw new IllegalArgumentException("concurrent-scrapes must be at least 1, got " + concurrentScrapes);
            }
        }
    }

    /** Whether a client that can read gzip is given it. */
    public enum Compression {
        NONE,
        GZIP
    }

    /** Told how long each scrape took. */
    @FunctionalInterface
    public interface ScrapeTimer {
        void scraped(String method, Duration taken);
    }

    public MetricsRoute(MetricsPage page, Settings settings, Executor virtualThreads, ScrapeTimer timer) {
        this.page = page;
        this.settings = settings;
        this.virtualThreads = virtualThreads;
        this.timer = timer;
        this.free = new Semaphore(settings.concurrentScrapes());
    }

    public void mount(Router router) {
        router.get("/metrics").handler(this::accept);
    }

    private void accept(RoutingContext context) {
        if (!free.tryAcquire()) {
            context.response()
                    .setStatusCode(TOO_BUSY)
                    .end(
                            "too many scrapes at once; raise windlass.state-metrics.concurrent-scrapes if they are wanted\n");
            return;
        }
        virtualThreads.execute(() -> {
            try {
                serve(context);
            } finally {
                free.release();
            }
        });
    }

    private void serve(RoutingContext context) {
        long start = System.nanoTime();
        HttpServerRequest request = context.request();
        try {
            write(context, request, context.response());
        } catch (IOException | UncheckedIOException e) {
            LOG.infof("scrape by %s broken off: %s", request.remoteAddress(), e.getMessage());
            breakOff(context.response());
        } catch (RuntimeException e) {
            LOG.errorf(e, "scrape by %s failed", request.remoteAddress());
            breakOff(context.response());
        }
        timer.scraped(request.method().name(), Duration.ofNanos(System.nanoTime() - start));
    }

    private void write(RoutingContext context, HttpServerRequest request, HttpServerResponse response)
            throws IOException {
        Negotiation negotiated = Negotiation.of(header(request, "Accept"));
        response.setChunked(true).putHeader("Content-Type", negotiated.contentType());
        OutputStream out = body(request, response);
        page.write(
                out,
                negotiated.format(),
                ResourceSelection.of(context.queryParam("resources"), context.queryParam("exclude_resources")));
        out.close();
    }

    /** Not ended but cut: the rest of a page must not be missed for want of an error. */
    private static void breakOff(HttpServerResponse response) {
        if (!response.closed()) {
            var _ = response.reset();
        }
    }

    private OutputStream body(HttpServerRequest request, HttpServerResponse response) throws IOException {
        ResponseStream stream = new ResponseStream(response, settings.writeTimeout());
        return switch (settings.compression()) {
            case NONE -> stream;
            case GZIP -> {
                if (!acceptsGzip(header(request, "Accept-Encoding"))) {
                    yield stream;
                }
                response.putHeader("Content-Encoding", "gzip");
                yield new GZIPOutputStream(stream, 16 * 1024);
            }
        };
    }

    private static boolean acceptsGzip(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.split(","))
                .map(String::strip)
                .anyMatch(coding -> coding.equals("gzip") || coding.startsWith("gzip;"));
    }

    private static String header(HttpServerRequest request, String name) {
        return String.join(",", request.headers().getAll(name));
    }
}
