package dev.windlass.metrics.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A collector as small as it can be: takes OTLP over HTTP and keeps what it was sent. */
public final class OtlpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportMetricsServiceRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    public static OtlpReceiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        OtlpReceiver receiver = new OtlpReceiver(server);
        server.createContext("/v1/metrics", receiver::take);
        server.start();
        return receiver;
    }

    private void take(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            ExportMetricsServiceRequest request = ExportMetricsServiceRequest.parseFrom(body);
            if (status == 200) {
                requests.add(request);
                tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Token")));
            }
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    void answer(int code) {
        status = code;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/metrics");
    }

    /** Requests that came, taken or not. */
    int asked() {
        return asked.get();
    }

    List<String> tokens() {
        return tokens;
    }

    /** The metrics of a name, of all requests. */
    public List<Metric> metrics(String name) {
        return requests.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(of -> of.getScopeMetricsList().stream())
                .flatMap(of -> of.getMetricsList().stream())
                .filter(metric -> metric.getName().equals(name))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
