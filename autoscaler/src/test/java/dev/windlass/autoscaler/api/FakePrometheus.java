package dev.windlass.autoscaler.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers the two paths that are asked of a Prometheus, with what it was told. */
final class FakePrometheus implements AutoCloseable {
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer server;
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> series = new ArrayList<>();
    private final List<Vector> vector = new ArrayList<>();
    private volatile boolean failing;

    private record Vector(Map<String, String> labels, String value) {}

    FakePrometheus() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/series", exchange -> answer(exchange, seriesData()));
        server.createContext("/api/v1/query", exchange -> {
            queries.add(parameter(exchange, "query"));
            answer(exchange, vectorData());
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakePrometheus series(Map<String, String> labels) {
        series.add(labels);
        return this;
    }

    FakePrometheus sample(Map<String, String> labels, String value) {
        vector.add(new Vector(labels, value));
        return this;
    }

    void fail() {
        failing = true;
    }

    List<String> queries() {
        return queries;
    }

    private ObjectNode seriesData() {
        ObjectNode answer = mapper.createObjectNode().put("status", "success");
        ArrayNode data = answer.putArray("data");
        series.forEach(labels -> labels.forEach(data.addObject()::put));
        return answer;
    }

    private ObjectNode vectorData() {
        ObjectNode answer = mapper.createObjectNode().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", "vector");
        ArrayNode result = data.putArray("result");
        for (Vector sample : vector) {
            ObjectNode item = result.addObject();
            sample.labels().forEach(item.putObject("metric")::put);
            item.putArray("value").add(1767323045.781).add(sample.value());
        }
        return answer;
    }

    private static String parameter(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private void answer(HttpExchange exchange, ObjectNode answer) throws IOException {
        byte[] body = failing
                ? "{\"status\":\"error\",\"error\":\"secret host is down\"}".getBytes(StandardCharsets.UTF_8)
                : mapper.writeValueAsBytes(answer);
        exchange.sendResponseHeaders(failing ? 503 : 200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
