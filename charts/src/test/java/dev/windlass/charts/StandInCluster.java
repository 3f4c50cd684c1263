package dev.windlass.charts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of an API server as a chart's {@code lookup} of a Secret needs. helm-java looks up in the cluster of {@code KUBECONFIG}
 * even when it only renders, which the build points here.
 */
final class StandInCluster {
    private static final StandInCluster ONLY = new StandInCluster();
    private static final String SECRETS = "/api/v1/namespaces/windlass/secrets/";

    private final Map<String, Map<String, Object>> secrets = new ConcurrentHashMap<>();

    private StandInCluster() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            writeKubeconfig(server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this JVM; the environment of a process is read once. */
    static StandInCluster get() {
        return ONLY;
    }

    /** From now on the cluster has this Secret in namespace {@code windlass}. */
    void put(String name, Map<String, Object> secret) {
        secrets.put(name, secret);
    }

    void clear() {
        secrets.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.startsWith(SECRETS) ? path.substring(SECRETS.length()) : "";
        if (path.equals("/api/v1")) {
            respond(exchange, 200, resources());
        } else if (secrets.containsKey(name)) {
            respond(exchange, 200, secrets.get(name));
        } else {
            respond(
                    exchange,
                    404,
                    Map.of(
                            "kind",
                            "Status",
                            "apiVersion",
                            "v1",
                            "status",
                            "Failure",
                            "reason",
                            "NotFound",
                            "code",
                            404));
        }
    }

    private static Map<String, Object> resources() {
        return Map.of(
                "kind", "APIResourceList",
                "groupVersion", "v1",
                "resources",
                        List.of(Map.of(
                                "name", "secrets",
                                "singularName", "secret",
                                "namespaced", true,
                                "kind", "Secret",
                                "verbs", List.of("get"))));
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = new ObjectMapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private static void writeKubeconfig(int port) throws IOException {
        Files.writeString(Path.of(System.getProperty("stand-in.kubeconfig")), """
                apiVersion: v1
                kind: Config
                current-context: stand-in
                contexts: [{name: stand-in, context: {cluster: stand-in, user: nobody}}]
                clusters: [{name: stand-in, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: nobody, user: {}}]
                """.formatted(port));
    }
}
