package dev.windlass.testbed.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * From the kubelet's measurement of a node to its being served, of one node in twenty: the API is asked four times a second and each new
 * timestamp is compared with the clock. Timestamps of the API are whole seconds, so every lag is up to a second too long.
 *
 * @param p50 seconds
 * @param p99 seconds
 */
record Lag(int seen, double p50, double p99) {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Lag watch(URI api, SSLContext tls, Duration length) throws IOException, InterruptedException {
        Map<String, String> last = new HashMap<>();
        List<Double> lags = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(
                        api.resolve("/apis/metrics.k8s.io/v1/nodes?labelSelector=load-probe%3Dyes"))
                .timeout(Duration.ofSeconds(30))
                .build();
        Instant end = Instant.now().plus(length);
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls).build()) {
            while (Instant.now().isBefore(end)) {
                byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
                Instant now = Instant.now();
                for (JsonNode node : MAPPER.readTree(body).path("items")) {
                    String timestamp = node.path("timestamp").asText();
                    String before = last.put(node.at("/metadata/name").asText(), timestamp);
                    if (before != null && !before.equals(timestamp)) {
                        lags.add(Duration.between(Instant.parse(timestamp), now).toMillis() / 1000.0);
                    }
                }
                Thread.sleep(PAUSE);
            }
        }
        if (lags.isEmpty()) {
            throw new IOException("no node was served anew within " + length);
        }
        double[] sorted =
                lags.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Lag(sorted.length, Percentile.of(sorted, 50), Percentile.of(sorted, 99));
    }
}
