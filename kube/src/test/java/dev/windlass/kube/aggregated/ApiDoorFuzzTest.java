package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.DelegatedAuthenticator;
import dev.windlass.kube.aggregated.access.RequestHeaderConfig;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.wire.Status;
import dev.windlass.kube.wire.Unknown;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Thousands of odd requests over TLS: every one is answered, none by a fault of ours, and a stranger gets nothing, whatever it
 * says of itself. The number of requests is {@code -Dfuzz.requests}, the seed {@code -Dfuzz.seed}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDoorFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_123L);
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final List<String> OPEN = List.of("/livez", "/readyz", "/healthz");

    private enum Who {
        STRANGER,
        FRONT_PROXY
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Certificates serving = Certificates.authority("serving");
    private final Certificates proxies = Certificates.authority("proxies");
    private final Map<Who, Map<Integer, Integer>> seen = new EnumMap<>(Who.class);
    private Vertx vertx;
    private AggregatedServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        vertx = Vertx.vertx();
        serving.server("CN=fuzzed").write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        RequestHeaderConfig trust = RequestHeaderConfig.parse(Map.of("requestheader-client-ca-file", proxies.pem()));
        server = AggregatedServer.builder(
                        vertx,
                        AggregatedSettings.of(0, folder.resolve("tls.crt"), folder.resolve("tls.key"))
                                .boundTo("127.0.0.1"),
                        new DelegatedAuthenticator(
                                () -> trust,
                                _ -> new AuthenticationResult.Rejected("no token is good"),
                                InstantSource.system()),
                        (user, attributes) -> mayDo(user, attributes.toString()))
                .group(new SampleGroup())
                .page(new Page("/metrics", "text/plain", () -> "up 1\n".getBytes(StandardCharsets.UTF_8)))
                .start();
    }

    private static Authorization mayDo(UserInfo user, String what) {
        boolean open = OPEN.stream().anyMatch(path -> what.contains("path=" + path + "]"));
        return open || !user.name().equals("system:anonymous")
                ? new Authorization.Allowed()
                : new Authorization.Denied("");
    }

    @AfterAll
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyRequestOfAFrontProxyIsAnswered() throws IOException, GeneralSecurityException {
        ask(Who.FRONT_PROXY, proxies.client("CN=front-proxy"));

        assertThat(seen.get(Who.FRONT_PROXY).keySet()).contains(200, 400, 404, 405, 406);
    }

    @Test
    void aStrangerGetsNothingWhateverItSaysOfItself() throws IOException, GeneralSecurityException {
        ask(Who.STRANGER, null);

        assertThat(seen.get(Who.STRANGER).keySet()).contains(403);
    }

    private void ask(Who who, Certificates.@Nullable Issued identity) throws IOException, GeneralSecurityException {
        GeneratedRequest requests = new GeneratedRequest(new SplittableRandom(SEED + who.ordinal()));
        Map<Integer, Integer> codes = seen.computeIfAbsent(who, _ -> new TreeMap<>());
        long before = usedAfterCollection();
        Wire wire = Wire.to(server.port(), serving, identity, 1 << 20);
        try {
            for (int i = 0; i < REQUESTS; i++) {
                GeneratedRequest.Sent sent = requests.next();
                Optional<Wire.Reply> reply = reply(wire, sent, i);
                if (reply.isPresent()) {
                    codes.merge(reply.get().code(), 1, Integer::sum);
                    judge(who, sent, reply.get());
                }
                if (reply.isEmpty() || reply.get().lastOfItsConnection() || refusedByTheCodec(reply.get())) {
                    wire.close();
                    wire = Wire.to(server.port(), serving, identity, 1 << 20);
                }
            }
        } finally {
            wire.close();
        }
        assertThat(usedAfterCollection() - before).as("bytes that stay").isLessThan(32L << 20);
    }

    /** Empty when the server hung up on a head that is longer than any it reads. */
    private static Optional<Wire.Reply> reply(Wire wire, GeneratedRequest.Sent sent, int number) {
        try {
            wire.write(sent.bytes());
            return Optional.of(wire.read(sent.method()));
        } catch (IOException | RuntimeException e) {
            if (sent.head().length() > LONGEST_HEAD) {
                return Optional.empty();
            }
            throw new AssertionError("no answer to request %d, seed %d: %s".formatted(number, SEED, shown(sent)), e);
        }
    }

    /** A request line or a header beyond what is read at all: the connection ends there. */
    private static boolean refusedByTheCodec(Wire.Reply reply) {
        return reply.code() == 414 || reply.code() == 431 || (reply.code() == 400 && reply.body().length == 0);
    }

    private void judge(Who who, GeneratedRequest.Sent sent, Wire.Reply reply) throws IOException {
        String what = shown(sent) + "\n" + reply.code() + " " + reply.headers() + "\n" + reply.text();
        assertThat(reply.code()).as(what).isBetween(200, 499);
        if (who == Who.STRANGER && reply.code() < 400) {
            assertThat(reply.text()).as(what).matches("(?s)|ok|.*check passed\n");
            assertThat(OPEN).as(what).anyMatch(sent.head()::contains);
        }
        if (reply.code() >= 400
                && reply.body().length > 0
                && !reply.header("content-type").startsWith("text/plain")) {
            assertThat(statusCode(reply)).as(what).isEqualTo(reply.code());
        }
        if (reply.code() == 400 || reply.code() == 403 || reply.code() == 405) {
            boolean told = sent.method().equals("HEAD") || reply.body().length > 0 || refusedByTheCodec(reply);
            assertThat(told).as(what).isTrue();
        }
    }

    private int statusCode(Wire.Reply reply) throws IOException {
        return switch (reply.header("content-type")) {
            case "application/json" -> json.readTree(reply.body()).path("code").asInt();
            case "application/yaml" ->
                (Integer) new Yaml().<Map<String, Object>>load(reply.text()).getOrDefault("code", 0);
            case "application/vnd.kubernetes.protobuf" ->
                Status.parseFrom(Unknown.parseFrom(Arrays.copyOfRange(reply.body(), 4, reply.body().length))
                                .getRaw())
                        .getCode();
            default -> 0;
        };
    }

    private static String shown(GeneratedRequest.Sent sent) {
        return sent.head().length() > 500 ? sent.head().substring(0, 500) + "…" : sent.head();
    }

    private static long usedAfterCollection() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
