package dev.windlass.kube.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers the requests of {@link FakeApiServer}. */
final class FakeHandler implements HttpHandler {
    private static final long LOOK_EVERY = 5;

    private final FakeStore store;
    private final FakeWrites writes;
    private final FakeDiscovery discovery = new FakeDiscovery();
    private final FakeScales scales = new FakeScales();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Queue<Fault> listFaults = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> watchFaults = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> otherFaults = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> patchFaults = new ConcurrentLinkedQueue<>();
    private final Set<FakeWatch> watches = ConcurrentHashMap.newKeySet();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Function<JsonNode, ObjectNode>> posts = new ConcurrentHashMap<>();

    FakeHandler(FakeStore store) {
        this.store = store;
        this.writes = new FakeWrites(store);
    }

    FakeDiscovery discovery() {
        return discovery;
    }

    FakeScales scales() {
        return scales;
    }

    Queue<Fault> listFaults() {
        return listFaults;
    }

    Queue<Fault> watchFaults() {
        return watchFaults;
    }

    Queue<Fault> otherFaults() {
        return otherFaults;
    }

    Queue<Fault> patchFaults() {
        return patchFaults;
    }

    Map<String, Function<JsonNode, ObjectNode>> posts() {
        return posts;
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    void forEachWatch(Consumer<FakeWatch> action) {
        watches.forEach(action);
    }

    int openWatches() {
        return watches.size();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        RecordedRequest request = read(exchange);
        requests.add(request);
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            Optional<FakePath> path = FakePath.parse(request.path());
            if (request.path().equals("/api") || request.path().equals("/apis")) {
                send(exchange, 200, "application/json", FakeForm.text(discovery.document(request.path())));
            } else if (path.isEmpty()) {
                send(exchange, 404, "application/json", FakeForm.text(FakeForm.status(404, "NotFound")));
            } else if (request.isWatch()) {
                watch(exchange, request, path.get());
            } else if (request.method().equals("GET") && path.get().name().isEmpty()) {
                list(exchange, request, path.get());
            } else {
                other(exchange, request, path.get(), body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RecordedRequest read(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : "");
        }
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        return new RecordedRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, accept == null ? "" : accept);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void list(HttpExchange exchange, RecordedRequest request, FakePath path)
            throws IOException, InterruptedException {
        String token = request.query().getOrDefault("continue", "");
        FakeForm form = FakeForm.of(path, request.accept());
        // A page token is "version:offset".
        long version = token.isEmpty() ? store.version() : Long.parseLong(token.substring(0, token.indexOf(':')));
        if (store.isGone(version)) {
            send(exchange, 410, "application/json", FakeForm.text(FakeForm.status(410, "Expired")));
            return;
        }
        List<ObjectNode> all = store.list(path.collection(), path.namespace(), request.query());
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(token.indexOf(':') + 1));
        int limit = Integer.parseInt(request.query().getOrDefault("limit", "0"));
        int to = limit == 0 ? all.size() : Math.min(all.size(), from + limit);
        String next = to < all.size() ? version + ":" + to : "";
        Fault fault = listFaults.poll();
        byte[] bytes = form.list(all.subList(Math.min(from, to), to), version, next);
        answer(exchange, fault, form.mediaType(), bytes);
    }

    private void answer(HttpExchange exchange, Fault fault, String type, byte[] bytes)
            throws IOException, InterruptedException {
        switch (fault) {
            case null -> send(exchange, 200, type, bytes);
            case Fault.Refuse(int code, String reason) ->
                send(exchange, code, "application/json", FakeForm.text(FakeForm.status(code, reason)));
            case Fault.Vanish vanish -> exchange.close();
            case Fault.Garbage garbage ->
                send(exchange, 200, type, "<html>not what you want".getBytes(StandardCharsets.UTF_8));
            case Fault.Truncate(int length) -> {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, Math.min(length, bytes.length));
                exchange.getResponseBody().flush();
            }
            case Fault.Drip(long millis) -> {
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(200, bytes.length);
                for (byte one : bytes) {
                    exchange.getResponseBody().write(one);
                    exchange.getResponseBody().flush();
                    Thread.sleep(millis);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int code, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void watch(HttpExchange exchange, RecordedRequest request, FakePath path)
            throws IOException, InterruptedException {
        Fault fault = watchFaults.poll();
        if (fault != null) {
            answer(exchange, fault, "application/json", new byte[] {'{'});
            return;
        }
        long seen = Long.parseLong(request.query().getOrDefault("resourceVersion", "0"));
        FakeForm form = FakeForm.of(path, request.accept());
        exchange.getResponseHeaders().set("Content-Type", form.mediaType() + ";stream=watch");
        if (store.isGone(seen)) {
            send(exchange, 410, "application/json", FakeForm.text(FakeForm.status(410, "Expired")));
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        FakeWatch watch = new FakeWatch();
        watches.add(watch);
        try {
            exchange.getResponseBody().flush();
            follow(exchange.getResponseBody(), watch, form, request, path, seen);
        } finally {
            watches.remove(watch);
        }
    }

    private void follow(
            OutputStream out, FakeWatch watch, FakeForm form, RecordedRequest request, FakePath path, long from)
            throws IOException, InterruptedException {
        long seen = from;
        while (true) {
            for (FakeStore.Event event :
                    store.eventsAfter(seen, path.collection(), path.namespace(), request.query(), LOOK_EVERY)) {
                out.write(form.event(event.type(), event.object()));
                out.flush();
                seen = event.version();
            }
            switch (watch.commands().poll()) {
                case null -> {}
                case FakeWatch.Command.End end -> {
                    out.close();
                    return;
                }
                case FakeWatch.Command.BreakOff breakOff -> {
                    return; // the exchange is closed without the last chunk
                }
                case FakeWatch.Command.Bookmark bookmark -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    object.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
                    out.write(form.event("BOOKMARK", object));
                    out.flush();
                    seen = store.version();
                }
                case FakeWatch.Command.Error(int code, String reason) -> {
                    out.write(form.error(code, reason));
                    out.close();
                    return;
                }
            }
        }
    }

    private void other(HttpExchange exchange, RecordedRequest request, FakePath path, byte[] body)
            throws IOException, InterruptedException {
        Fault fault =
                request.method().equals("PATCH") && !patchFaults.isEmpty() ? patchFaults.poll() : otherFaults.poll();
        if (fault != null) {
            answer(exchange, fault, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Function<JsonNode, ObjectNode> reply = request.method().equals("POST") ? posts.get(request.path()) : null;
        JsonNode document = body.length == 0 ? JsonNodeFactory.instance.objectNode() : mapper.readTree(body);
        FakeWrites.Reply answer = reply != null
                ? new FakeWrites.Reply(201, reply.apply(document))
                : path.subresource().equals("scale")
                        ? scales.answer(request, document)
                        : writes.answer(request, path, document);
        send(exchange, answer.code(), "application/json", FakeForm.text(answer.body()));
    }
}
