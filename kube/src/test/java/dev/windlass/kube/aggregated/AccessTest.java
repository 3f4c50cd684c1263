package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.aggregated.access.ApiAuthorizer;
import dev.windlass.kube.aggregated.access.ApiTokenReviewer;
import dev.windlass.kube.aggregated.access.Attributes;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.ClusterTrust;
import dev.windlass.kube.aggregated.access.DelegatedAuthenticator;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.kind.Kinds;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is believed, with real TLS handshakes and a fake API server that reviews tokens and access. */
class AccessTest {
    /** Answers with who is asking. */
    private static final String ECHO = "/apis/metrics.k8s.io/v1/echo";

    private static final String TOKEN_REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
    private static final String ACCESS_REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

    private final ObjectMapper json = new ObjectMapper();
    private final Certificates serving = Certificates.authority("serving");
    private final Certificates proxies = Certificates.authority("front-proxies");
    private final Certificates clients = Certificates.authority("clients");
    private final Certificates strangers = Certificates.authority("strangers");

    @TempDir
    private Path folder;

    private Vertx vertx;
    private final List<JsonNode> accessReviews = new CopyOnWriteArrayList<>();
    private FakeApiServer api;
    private KubeConnection connection;
    private ClusterTrust trust;
    private AggregatedServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        vertx = Vertx.vertx();
        api = FakeApiServer.start();
        api.put(Kinds.CONFIG_MAP, trustMap(proxies));
        api.onPost(TOKEN_REVIEWS, AccessTest::reviewToken);
        api.onPost(ACCESS_REVIEWS, review -> {
            accessReviews.add(review);
            return reviewAccess(review);
        });
        connection = api.connect();
        trust = ClusterTrust.follow(connection);
        trust.awaitKnown(Duration.ofSeconds(10));
        serving.server("CN=us").write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        InstantSource clock = InstantSource.system();
        server = AggregatedServer.builder(
                        vertx,
                        AggregatedSettings.of(0, folder.resolve("tls.crt"), folder.resolve("tls.key"))
                                .boundTo("127.0.0.1"),
                        new DelegatedAuthenticator(trust, new ApiTokenReviewer(connection, clock), clock),
                        new ApiAuthorizer(connection, List.of("/healthz", "/livez*"), clock))
                .group(new SampleGroup())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        trust.close();
        connection.close();
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private ObjectNode trustMap(Certificates proxyAuthority) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("namespace", "kube-system").put("name", "extension-apiserver-authentication");
        map.putObject("data")
                .put("client-ca-file", clients.pem())
                .put("requestheader-client-ca-file", proxyAuthority.pem())
                .put("requestheader-allowed-names", "[\"front-proxy\"]")
                .put("requestheader-username-headers", "[\"X-Remote-User\"]")
                .put("requestheader-uid-headers", "[\"X-Remote-Uid\"]")
                .put("requestheader-group-headers", "[\"X-Remote-Group\"]")
                .put("requestheader-extra-headers-prefix", "[\"X-Remote-Extra-\"]");
        return map;
    }

    private static ObjectNode reviewToken(JsonNode review) {
        ObjectNode answer = review.deepCopy();
        boolean good = review.at("/spec/token").asText().equals("good");
        ObjectNode status = answer.putObject("status").put("authenticated", good);
        if (good) {
            status.putObject("user")
                    .put("username", "tokenholder")
                    .putArray("groups")
                    .add("g");
        }
        return answer;
    }

    // Everybody who is somebody may do everything, except "mallory".
    private static ObjectNode reviewAccess(JsonNode review) {
        String user = review.at("/spec/user").asText();
        ObjectNode answer = review.deepCopy();
        answer.putObject("status").put("allowed", !user.equals("system:anonymous") && !user.equals("mallory"));
        return answer;
    }

    private Browser.Page ask(Certificates.@Nullable Issued identity, String... headers)
            throws IOException, GeneralSecurityException {
        try (Browser browser = Browser.to(server.port(), serving, identity)) {
            return browser.get(ECHO, headers);
        }
    }

    private String userSeen(Browser.Page page) throws IOException {
        assertThat(page.code()).as(page.text()).isEqualTo(400); // what echo answers
        String message = json.readTree(page.body()).path("message").asText();
        return message.substring(message.lastIndexOf('|') + 1);
    }

    @Test
    void theFrontProxySpeaksForItsUser() throws IOException, GeneralSecurityException {
        Browser.Page page = ask(proxies.client("CN=front-proxy"), "X-Remote-User", "joe", "X-Remote-Group", "staff");

        assertThat(userSeen(page)).isEqualTo("joe");
    }

    @Test
    void allThatTheProxyTellsOfItsUserIsReviewed() throws IOException, GeneralSecurityException {
        ask(
                proxies.client("CN=front-proxy"),
                "X-Remote-User",
                "joe",
                "X-Remote-Uid",
                "0a1b",
                "X-Remote-Group",
                "staff",
                "X-Remote-Extra-Acme.com%2Fproject",
                "some");

        assertThat(accessReviews).hasSize(1);
        JsonNode spec = accessReviews.getFirst().path("spec");
        assertThat(spec.path("user").asText()).isEqualTo("joe");
        assertThat(spec.path("uid").asText()).isEqualTo("0a1b");
        assertThat(spec.path("groups")).extracting(JsonNode::asText).containsExactly("staff", "system:authenticated");
        assertThat(spec.at("/extra/acme.com~1project/0").asText()).isEqualTo("some");
        assertThat(spec.at("/resourceAttributes/resource").asText()).isEqualTo("echo");
    }

    @Test
    void aDenialIsRememberedAsAPermissionIsAndOneUserOfThatNameIsNotAnother()
            throws IOException, GeneralSecurityException {
        Certificates.Issued proxy = proxies.client("CN=front-proxy");
        for (int times = 0; times < 3; times++) {
            assertThat(ask(proxy, "X-Remote-User", "mallory").code()).isEqualTo(403);
        }
        assertThat(accessReviews).hasSize(1);

        assertThat(ask(proxy, "X-Remote-User", "mallory", "X-Remote-Uid", "other")
                        .code())
                .isEqualTo(403);
        assertThat(accessReviews).hasSize(2);
    }

    @Test
    void forgedHeadersWithoutACertificateAreAsGoodAsAbsent() throws IOException, GeneralSecurityException {
        Browser.Page page = ask(null, "X-Remote-User", "admin", "X-Remote-Group", "system:masters");

        assertThat(page.code()).isEqualTo(403);
        assertThat(page.text()).contains("User \\\"system:anonymous\\\" cannot list resource \\\"echo\\\"");
    }

    @Test
    void aClientCertificateIsItsOwnSubjectWhateverTheHeadersSay() throws IOException, GeneralSecurityException {
        Browser.Page page =
                ask(clients.client("O=staff, CN=alice"), "X-Remote-User", "admin", "X-Remote-Group", "system:masters");

        assertThat(userSeen(page)).isEqualTo("alice");
    }

    @Test
    void aClientCertificateNamedLikeTheProxyIsStillNoProxy() throws IOException, GeneralSecurityException {
        Browser.Page page = ask(clients.client("CN=front-proxy"), "X-Remote-User", "admin");

        assertThat(userSeen(page)).isEqualTo("front-proxy");
    }

    @Test
    void aProxyCertificateOfAnotherNameIsRefused() throws IOException, GeneralSecurityException {
        assertUnauthorized(ask(proxies.client("CN=impostor"), "X-Remote-User", "admin"));
    }

    @Test
    void anExpiredProxyCertificateIsRefused() throws IOException, GeneralSecurityException {
        Certificates.Issued expired = proxies.issue(
                "CN=front-proxy", Certificates.Purpose.CLIENT, Instant.now().minusSeconds(60));

        assertUnauthorized(ask(expired, "X-Remote-User", "admin"));
    }

    @Test
    void aServerCertificateOfTheProxyAuthorityIsRefused() throws IOException, GeneralSecurityException {
        assertUnauthorized(ask(proxies.server("CN=front-proxy"), "X-Remote-User", "admin"));
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws IOException, GeneralSecurityException {
        assertUnauthorized(ask(strangers.client("CN=front-proxy"), "X-Remote-User", "admin"));
    }

    @Test
    void anAuthorityOfTheSameNameIsStillAnother() throws IOException, GeneralSecurityException {
        Certificates lookalike = Certificates.authority("front-proxies");

        assertUnauthorized(ask(lookalike.client("CN=front-proxy"), "X-Remote-User", "admin"));
    }

    @Test
    void aProxyWithoutAUserIsNobody() throws IOException, GeneralSecurityException {
        assertUnauthorized(ask(proxies.client("CN=front-proxy")));
    }

    private void assertUnauthorized(Browser.Page page) throws IOException {
        assertThat(page.code()).isEqualTo(401);
        assertThat(json.readTree(page.body())).isEqualTo(json.readTree("""
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                 "message":"Unauthorized","reason":"Unauthorized","code":401}"""));
    }

    @Test
    void tokensAreReviewedOnceInAWhile() throws IOException, GeneralSecurityException {
        assertThat(userSeen(ask(null, "Authorization", "Bearer good"))).isEqualTo("tokenholder");
        assertThat(userSeen(ask(null, "Authorization", "bearer good"))).isEqualTo("tokenholder");
        assertUnauthorized(ask(null, "Authorization", "Bearer bad"));
        assertUnauthorized(ask(null, "Authorization", "Bearer bad"));

        assertThat(asked(TOKEN_REVIEWS)).isEqualTo(2);
        assertThat(asked(ACCESS_REVIEWS)).isEqualTo(1);
    }

    @Test
    void answersAreRememberedAsLongAsTheSettingsSay() {
        InstantSource clock = InstantSource.system();
        ApiTokenReviewer tokens = new ApiTokenReviewer(connection, Duration.ZERO, clock);
        ApiAuthorizer access = new ApiAuthorizer(connection, List.of(), Duration.ofHours(1), Duration.ZERO, clock);
        Attributes page = new Attributes.NonResource("get", "/metrics");
        UserInfo joe = new UserInfo("joe", "", List.of(), Map.of());

        for (int i = 0; i < 2; i++) {
            assertThat(tokens.review("good")).isInstanceOf(AuthenticationResult.Authenticated.class);
            assertThat(access.authorize(joe, page)).isInstanceOf(Authorization.Allowed.class);
            assertThat(access.authorize(UserInfo.anonymous(), page)).isInstanceOf(Authorization.Denied.class);
        }

        assertThat(asked(TOKEN_REVIEWS)).isEqualTo(2);
        assertThat(asked(ACCESS_REVIEWS)).as("one permission, two refusals").isEqualTo(3);
    }

    private long asked(String path) {
        return api.requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    @Test
    void aTokenThatCanNotBeReviewedIsNotBelieved() throws IOException, GeneralSecurityException {
        api.stop();

        assertUnauthorized(ask(null, "Authorization", "Bearer good"));
    }

    @Test
    void otherKindsOfCredentialsAreAnonymous() throws IOException, GeneralSecurityException {
        assertThat(ask(null, "Authorization", "Basic YTpi").code()).isEqualTo(403);
    }

    @Test
    void mastersNeedNoReviewAndTheDeniedAreToldWhatTheyMayNot() throws IOException, GeneralSecurityException {
        assertThat(userSeen(ask(clients.client("O=system:masters, CN=root")))).isEqualTo("root");
        assertThat(asked(ACCESS_REVIEWS)).isZero();

        Browser.Page denied = ask(proxies.client("CN=front-proxy"), "X-Remote-User", "mallory");
        assertThat(json.readTree(denied.body())).isEqualTo(json.readTree("""
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                 "message":"echo.metrics.k8s.io is forbidden: User \\"mallory\\" cannot list resource \\"echo\\" in API group \\"metrics.k8s.io\\" at the cluster scope",
                 "reason":"Forbidden","details":{"group":"metrics.k8s.io","kind":"echo"},"code":403}"""));
    }

    @Test
    void probesAreOpenAndOtherPagesAreNot() throws IOException, GeneralSecurityException {
        try (Browser browser = Browser.to(server.port(), serving, null)) {
            assertThat(browser.get("/healthz").code()).isEqualTo(200);
            assertThat(browser.get("/livez/ping").code()).isEqualTo(200);
            Browser.Page version = browser.get("/version");
            assertThat(version.code()).isEqualTo(403);
            assertThat(json.readTree(version.body()).path("message").asText())
                    .isEqualTo("forbidden: User \"system:anonymous\" cannot get path \"/version\"");
        }
    }

    @Test
    void whatCanNotBeAuthorizedIsAnErrorAndNotAPermission() throws IOException, GeneralSecurityException {
        Certificates.Issued proxy = proxies.client("CN=front-proxy");
        assertThat(userSeen(ask(proxy, "X-Remote-User", "joe"))).isEqualTo("joe");
        api.stop();

        assertThat(ask(proxy, "X-Remote-User", "jane").code()).isEqualTo(500);
        assertThat(userSeen(ask(proxy, "X-Remote-User", "joe")))
                .as("remembered")
                .isEqualTo("joe");
    }

    @Test
    void aRotatedAuthorityCountsWithoutARestart() throws IOException, GeneralSecurityException, InterruptedException {
        Certificates next = Certificates.authority("next-proxies");
        assertUnauthorized(ask(next.client("CN=front-proxy"), "X-Remote-User", "joe"));

        api.put(Kinds.CONFIG_MAP, trustMap(next));
        Waiting.until(
                "the new authority is known",
                () -> trust.get().proxyAuthorities().contains(next.certificate()));

        assertThat(userSeen(ask(next.client("CN=front-proxy"), "X-Remote-User", "joe")))
                .isEqualTo("joe");
        assertUnauthorized(ask(proxies.client("CN=front-proxy"), "X-Remote-User", "joe"));
    }

    @Test
    void garbageInTheConfigMapLeavesTheLastGoodTrust()
            throws IOException, GeneralSecurityException, InterruptedException {
        ObjectNode broken = trustMap(proxies);
        ((ObjectNode) broken.path("data"))
                .put("requestheader-client-ca-file", "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n");
        api.put(Kinds.CONFIG_MAP, broken);
        ObjectNode after = trustMap(proxies);
        ((ObjectNode) after.path("data")).put("requestheader-uid-headers", "[\"X-Seen\"]");
        api.put(Kinds.CONFIG_MAP, after);
        Waiting.until("both have been read", () -> trust.get().uidHeaders().contains("X-Seen"));

        assertThat(userSeen(ask(proxies.client("CN=front-proxy"), "X-Remote-User", "joe")))
                .isEqualTo("joe");
    }
}
