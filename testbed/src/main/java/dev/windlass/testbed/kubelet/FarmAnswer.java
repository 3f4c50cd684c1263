package dev.windlass.testbed.kubelet;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes the answer of a kubelet that is well, or fails in its way. */
final class FarmAnswer {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final byte[] GARBAGE = garbage();

    private FarmAnswer() {}

    static void give(HttpExchange exchange, Fault fault, FarmEndpoint endpoint, String metrics)
            throws IOException, InterruptedException {
        byte[] whole = metrics.getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case Fault.None() -> send(exchange, 200, endpoint.contentType(), whole);
            case Fault.Hang() -> Thread.sleep(Long.MAX_VALUE); // until the farm closes and interrupts it
            case Fault.Refuse() -> exchange.close();
            case Fault.Garbage() -> send(exchange, 200, endpoint.contentType(), GARBAGE);
            case Fault.Truncated() -> breakOff(exchange, whole);
            case Fault.Half() -> send(exchange, 200, endpoint.contentType(), Arrays.copyOf(whole, whole.length / 2));
            case Fault.Slow(var delay) -> {
                Thread.sleep(delay);
                send(exchange, 200, endpoint.contentType(), whole);
            }
            case Fault.Status(int code) -> status(exchange, code, "this kubelet was told to answer " + code);
        }
    }

    static void status(HttpExchange exchange, int code, String reason) throws IOException {
        send(exchange, code, PLAIN, (reason + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, String contentType, byte[] plain) throws IOException {
        byte[] body = plain;
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (acceptsGzip(exchange)) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzip(plain);
        }
        exchange.sendResponseHeaders(code, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void breakOff(HttpExchange exchange, byte[] whole) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", PLAIN);
        exchange.sendResponseHeaders(200, whole.length);
        OutputStream out = exchange.getResponseBody();
        out.write(whole, 0, whole.length / 2);
        out.flush();
        exchange.close();
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        List<String> accepted = exchange.getRequestHeaders().get("Accept-Encoding");
        return accepted != null && accepted.stream().anyMatch(value -> value.contains("gzip"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** Neither text nor UTF-8, and in places like a metric. */
    private static byte[] garbage() {
        byte[] bytes = new byte[4096];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) (index * 7 ^ index >> 3);
        }
        byte[] likeMetric = "node_cpu_usage_seconds_total{node=\"\n} NaNa 1e\n".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(likeMetric, 0, bytes, 1024, likeMetric.length);
        return bytes;
    }
}
