package dev.windlass.autoscaler.source.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a Prometheus. Blocks, within the deadline of its settings; every request is made once. Callable from any thread. */
public final class PrometheusClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final PrometheusSettings settings;
    private final HttpClient http;

    /** @throws IOException when the file of authorities cannot be read */
    public PrometheusClient(PrometheusSettings settings) throws IOException {
        this.settings = settings;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1);
        if (settings.caFile() != null) {
            builder.sslContext(trusting(settings));
        }
        this.http = builder.build();
    }

    /** The series a selector matches, each as its labels with its name under {@code __name__}. */
    public List<Map<String, String>> series(String selector, Instant start, Instant end) throws PrometheusException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("match[]", selector);
        parameters.put("start", seconds(start));
        parameters.put("end", seconds(end));
        List<Map<String, String>> series = new ArrayList<>();
        send("/api/v1/series", parameters).forEach(labels -> series.add(labels(labels)));
        return series;
    }

    /** The answer of an instant query: a vector, or a scalar as one sample without labels. */
    public List<PrometheusSample> query(String promql, Instant at) throws PrometheusException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", promql);
        parameters.put("time", seconds(at));
        JsonNode data = send("/api/v1/query", parameters);
        String type = data.path("resultType").asText();
        return switch (type) {
            case "scalar" -> List.of(sample(Map.of(), data.path("result")));
            case "vector" -> {
                List<PrometheusSample> samples = new ArrayList<>();
                for (JsonNode item : data.path("result")) {
                    samples.add(sample(labels(item.path("metric")), item.path("value")));
                }
                yield samples;
            }
            // Free text of another program; a matrix or a string is a rule that cannot work.
            default ->
                throw new PrometheusException("a query must give a vector or a scalar, gave a " + type + ": " + promql);
        };
    }

    private static PrometheusSample sample(Map<String, String> labels, JsonNode value) throws PrometheusException {
        String number = value.path(1).asText();
        long millis =
                BigDecimal.valueOf(value.path(0).asDouble()).movePointRight(3).longValue();
        try {
            return new PrometheusSample(
                    labels, Instant.ofEpochMilli(millis), Double.parseDouble(number.replace("Inf", "Infinity")));
        } catch (NumberFormatException e) {
            throw new PrometheusException("a sample is not a number: " + number, e);
        }
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new HashMap<>();
        node.properties().forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        return labels;
    }

    private static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli()).movePointLeft(3).toPlainString();
    }

    private JsonNode send(String path, Map<String, String> parameters) throws PrometheusException {
        String what = path + " " + parameters.values().iterator().next();
        try {
            HttpResponse<InputStream> response =
                    http.send(request(path, parameters), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return data(what, response.statusCode(), body.readAllBytes());
            }
        } catch (PrometheusException e) {
            throw e;
        } catch (IOException e) {
            throw new PrometheusException("Prometheus at " + settings.url() + " does not answer " + what + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrometheusException("interrupted while asking " + what, e);
        }
    }

    private HttpRequest request(String path, Map<String, String> parameters) throws IOException {
        String form = parameters.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        String base = settings.url().toString().replaceAll("/+$", "") + path;
        HttpRequest.Builder request =
                switch (settings.verb()) {
                    case GET ->
                        HttpRequest.newBuilder(URI.create(base + "?" + form)).GET();
                    case POST ->
                        HttpRequest.newBuilder(URI.create(base))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form));
                };
        settings.headers().forEach(request::header);
        if (settings.tokenFile() != null) {
            request.header(
                    "Authorization",
                    "Bearer " + Files.readString(settings.tokenFile()).strip());
        }
        return request.timeout(settings.deadline()).build();
    }

    private static JsonNode data(String what, int code, byte[] body) throws PrometheusException {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(body);
        } catch (IOException e) {
            throw new PrometheusException(
                    "Prometheus answered " + code + " with something else than JSON to " + what, e);
        }
        if (!answer.path("status").asText().equals("success")) {
            throw new PrometheusException("Prometheus refused " + what + ": " + code + " "
                    + answer.path("error").asText("no reason given"));
        }
        return answer.path("data");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext trusting(PrometheusSettings settings) throws IOException {
        try (InputStream pem = Files.newInputStream(Objects.requireNonNull(settings.caFile()))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("windlass.autoscaler.prometheus.ca-file cannot be used: " + settings.caFile(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
