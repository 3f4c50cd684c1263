package dev.windlass.testbed.prometheus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.windlass.testbed.process.ChildProcess;
import dev.windlass.testbed.process.FreePort;
import dev.windlass.testbed.process.Program;
import dev.windlass.testbed.wait.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A Prometheus that scrapes what its configuration says, and answers PromQL. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ChildProcess process;
    private final URI address;

    private PrometheusServer(ChildProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it in a folder.
     *
     * @param configuration the text of {@code prometheus.yml}; rule files are named relative to the folder
     */
    public static PrometheusServer start(Path folder, String configuration) {
        int port = FreePort.next();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("prometheus.yml"), configuration);
        } catch (IOException failure) {
            throw new UncheckedIOException("write the configuration of Prometheus to " + folder, failure);
        }
        List<String> command = List.of(
                Installed.find("prometheus").toString(),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:" + port);
        ChildProcess process = ChildProcess.start(new Program("prometheus", command, Map.of(), folder, GRACE));
        PrometheusServer server = new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
        server.awaitReady();
        return server;
    }

    private void awaitReady() {
        String seen = Eventually.within(READY_WITHIN)
                .see(
                        "Prometheus is ready",
                        () -> process.isAlive()
                                ? Integer.toString(get("/-/ready").statusCode())
                                : "ended",
                        status -> status.equals("200") || status.equals("ended"));
        if (seen.equals("ended")) {
            throw new IllegalStateException(process.describe());
        }
    }

    public URI address() {
        return address;
    }

    /** An instant query; one sample per series of the answer. */
    public List<Sample> query(String promql) {
        HttpResponse<String> response = get("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        JsonObject answer = JsonParser.parseString(response.body()).getAsJsonObject();
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException("Prometheus refuses '" + promql + "': " + response.body());
        }
        JsonObject data = answer.getAsJsonObject("data");
        JsonElement result = data.get("result");
        if (data.get("resultType").getAsString().equals("scalar")) {
            return List.of(new Sample(Map.of(), value(result.getAsJsonArray())));
        }
        List<Sample> samples = new ArrayList<>();
        for (JsonElement series : result.getAsJsonArray()) {
            Map<String, String> labels = new HashMap<>();
            series.getAsJsonObject()
                    .getAsJsonObject("metric")
                    .entrySet()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().getAsString()));
            samples.add(new Sample(labels, value(series.getAsJsonObject().getAsJsonArray("value"))));
        }
        return samples;
    }

    /** Waits until the query's answer is as wanted. */
    public List<Sample> awaitQuery(String promql, Duration deadline, Predicate<List<Sample>> wanted) {
        return Eventually.within(deadline)
                .every(Duration.ofMillis(500))
                .see("PromQL " + promql, () -> query(promql), wanted);
    }

    private static double value(JsonArray timeAndValue) {
        return switch (timeAndValue.get(1).getAsString()) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case String number -> Double.parseDouble(number);
        };
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException("ask Prometheus for " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Prometheus", interrupted);
        }
    }

    /** Ends the server with SIGKILL, as a lost machine would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    /** One value of an instant query, with the labels of its series (the name under {@code __name__}). */
    public record Sample(Map<String, String> labels, double value) {
        public Sample {
            labels = Map.copyOf(labels);
        }
    }
}
