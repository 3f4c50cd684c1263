package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.CodedInputStream;
import dev.windlass.kube.Certificates;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.aggregated.access.AuthenticationResult;
import dev.windlass.kube.aggregated.access.Authenticator;
import dev.windlass.kube.aggregated.access.Authorization;
import dev.windlass.kube.aggregated.access.UserInfo;
import dev.windlass.kube.wire.Status;
import dev.windlass.kube.wire.Unknown;
import dev.windlass.kube.wire.metrics.NodeMetricsList;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served once a caller is known and allowed. */
class AggregatedServerTest {
    private static final String NODES = "/apis/metrics.k8s.io/v1beta1/nodes";
    private static final Authenticator JOE =
            caller -> new AuthenticationResult.Authenticated(new UserInfo("joe", "", List.of(), Map.of()));

    private final ObjectMapper json = new ObjectMapper();
    private final SampleGroup group = new SampleGroup();
    private final Certificates authority = Certificates.authority("serving");
    private boolean ready = true;

    @TempDir
    private Path folder;

    private Vertx vertx;
    private AggregatedServer server;
    private Browser browser;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        vertx = Vertx.vertx();
        authority.server("CN=one").write(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        AggregatedSettings settings = AggregatedSettings.of(0, folder.resolve("tls.crt"), folder.resolve("tls.key"))
                .boundTo("127.0.0.1")
                .withMostInFlight(1)
                .answeringWithin(Duration.ofSeconds(3));
        HealthChecks.Check storage = new HealthChecks.Check(
                "metric-storage-ready", () -> ready ? Optional.empty() : Optional.of("no metrics to serve"));
        server = AggregatedServer.builder(vertx, settings, JOE, (_, _) -> new Authorization.Allowed())
                .group(group)
                .page(new Page("/metrics", "text/plain", () -> "up 1\n".getBytes(StandardCharsets.UTF_8)))
                .health(new HealthChecks(List.of(), List.of(storage), List.of()))
                .version(VersionInfo.of("0.1.0"))
                .start();
        browser = Browser.to(server.port(), authority, null);
    }

    @AfterEach
    void stop() {
        group.release.countDown();
        browser.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void listsInJson() throws IOException {
        Browser.Page page = browser.get(NODES);

        assertThat(page.code()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("application/json");
        JsonNode list = json.readTree(page.body());
        assertThat(list.path("kind").asText()).isEqualTo("NodeMetricsList");
        assertThat(list.path("apiVersion").asText()).isEqualTo("metrics.k8s.io/v1beta1");
        assertThat(list.path("items").get(0).path("window").asText()).isEqualTo("15.022s");
        assertThat(list.path("items").get(0).has("kind")).isFalse();
    }

    @Test
    void anEmptyListHasEmptyItems() throws IOException {
        JsonNode list = json.readTree(
                browser.get("/apis/metrics.k8s.io/v1/namespaces/shop/pods").body());

        assertThat(list.path("items").isArray()).isTrue();
        assertThat(list.path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.kubernetes.protobuf",
                "application/vnd.kubernetes.protobuf,application/json",
                "application/vnd.kubernetes.protobuf, */*",
                "application/json;q=0.5, application/vnd.kubernetes.protobuf;q=0.9",
            })
    void listsInProtobuf(String accept) throws IOException {
        Browser.Page page = browser.get(NODES, "Accept", accept);

        assertThat(page.contentType()).isEqualTo("application/vnd.kubernetes.protobuf");
        Unknown unknown = unwrap(page.body());
        assertThat(unknown.getTypeMeta().getKind()).isEqualTo("NodeMetricsList");
        NodeMetricsList list = NodeMetricsList.parseFrom(unknown.getRaw());
        assertThat(list.getItems(1).getMetadata().getName()).isEqualTo("b");
        assertThat(list.getItems(1).getUsageOrThrow("cpu").getString()).isEqualTo("123m");
    }

    private static Unknown unwrap(byte[] body) throws IOException {
        assertThat(body).startsWith('k', '8', 's', 0);
        return Unknown.parseFrom(CodedInputStream.newInstance(body, 4, body.length - 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/* | application/json",
                "application/yaml | application/yaml",
                "text/html, application/json | application/json",
                "application/json;as=Something;v=v1;g=meta.k8s.io, application/yaml | application/yaml",
                "application/json;as=Table;v=v1;g=meta.k8s.io | application/json",
                "application/json;as=Table;v=v2;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json | application/json",
            })
    void takesTheFirstFormThatItCanMake(String accept, String type) throws IOException {
        Browser.Page page = browser.get(NODES, "Accept", accept);

        assertThat(page.code()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/cbor",
                "application/json;as=Table;v=v9;g=meta.k8s.io",
                "application/json;q=0"
            })
    void saysWhichFormsItCanMake(String accept) throws IOException {
        Browser.Page page = browser.get(NODES, "Accept", accept);

        assertThat(page.code()).isEqualTo(406);
        assertThat(json.readTree(page.body()).path("message").asText())
                .isEqualTo(
                        "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
    }

    @ParameterizedTest
    @CsvSource({"None, null", "Metadata, PartialObjectMetadata", "Object, NodeMetrics", "'', PartialObjectMetadata"})
    void rowsOfATableCarryTheObjectAskedFor(String include, String kind) throws IOException {
        Browser.Page page = browser.get(
                NODES + "?includeObject=" + include, "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io");

        JsonNode table = json.readTree(page.body());
        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.path("rows").get(0).path("cells").get(0).asText()).isEqualTo("a");
        assertThat(table.path("rows").get(0).path("object").path("kind").asText("null"))
                .isEqualTo(kind);
    }

    @Test
    void failuresAreStatusObjectsInTheFormAskedFor() throws IOException {
        JsonNode status = json.readTree(browser.get(NODES + "/nope").body());
        assertThat(status).isEqualTo(json.readTree("""
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                 "message":"nodemetrics.metrics.k8s.io \\"nope\\" not found","reason":"NotFound",
                 "details":{"name":"nope","group":"metrics.k8s.io","kind":"nodemetrics"},"code":404}"""));

        Browser.Page page = browser.get(NODES + "/nope", "Accept", "application/vnd.kubernetes.protobuf");
        assertThat(page.code()).isEqualTo(404);
        Status message = Status.parseFrom(unwrap(page.body()).getRaw());
        assertThat(message.getReason()).isEqualTo("NotFound");
        assertThat(message.getDetails().getName()).isEqualTo("nope");
    }

    @Test
    void writesAndWatchesAreNotAllowed() throws IOException {
        assertThat(browser.post(NODES, "{}").code()).isEqualTo(405);
        assertThat(browser.get(NODES + "?watch=true").code()).isEqualTo(405);
        assertThat(browser.get(NODES + "?watch=false").code()).isEqualTo(200);
        assertThat(json.readTree(browser.post(NODES, "{}").body())
                        .path("reason")
                        .asText())
                .isEqualTo("MethodNotAllowed");
    }

    @Test
    void pathsAreReadByKubernetesRules() throws IOException {
        String root = "/apis/metrics.k8s.io/v1";

        assertThat(message(root + "/namespaces/shop/echo/%2A/http_requests?labelSelector=b%3D2%2Ca%3D1"))
                .isEqualTo("shop|*|http_requests|a=1,b=2|joe");
        assertThat(message(root + "/echo")).isEqualTo("||||joe");
        assertThat(message(root + "/echo/a%2Fb/c/d+e")).isEqualTo("|a/b|c/d+e||joe");
    }

    private String message(String path) throws IOException {
        return json.readTree(browser.get(path).body()).path("message").asText();
    }

    @Test
    void badSelectorsAndEscapesAreTheCallersFault() throws IOException {
        assertThat(browser.get(NODES + "?labelSelector=a%20b").code()).isEqualTo(400);
        assertThat(browser.get(NODES + "?fieldSelector=nonsense").code()).isEqualTo(400);
        assertThat(message(NODES + "?labelSelector=a%20b")).startsWith("unable to parse requirement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apis/other.k8s.io/v1/nodes",
                "/apis/metrics.k8s.io/v9/nodes",
                "/apis/metrics.k8s.io/v9",
                "/apis/other.k8s.io",
                "/apis/metrics.k8s.io/v1/unknown",
                "/api/v1/nodes",
                "/nothing",
                "/openapi/v4",
                "/readyz/unknown",
                "/..%2f..%2fetc/passwd"
            })
    void unknownPathsAreNotFound(String path) throws IOException {
        assertThat(browser.get(path).code()).isEqualTo(404);
    }

    @Test
    void aHugePathIsRefusedAndTheServerLives() throws IOException {
        assertThat(browser.get(NODES + "?labelSelector=" + "a".repeat(200_000)).code())
                .isIn(414, 431, 400);
        assertThat(browser.get(NODES + "?labelSelector=" + "a".repeat(60)).code())
                .isEqualTo(200);
    }

    @Test
    void aFaultInAGroupTellsNoDetails() throws IOException {
        Browser.Page page = browser.get("/apis/metrics.k8s.io/v1/broken");

        assertThat(page.code()).isEqualTo(500);
        assertThat(page.text()).contains("InternalError").doesNotContain("secret");
    }

    @Test
    void tooManyAtOnceAreSentAwayButDiscoveryIsNot() throws InterruptedException, IOException {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> code("/apis/metrics.k8s.io/v1/hang"));
        group.hanging.await();

        Browser.Page second = browser.get(NODES);
        assertThat(second.code()).isEqualTo(429);
        assertThat(second.headers().get("Retry-After")).isEqualTo("1");
        assertThat(browser.get("/apis/metrics.k8s.io/v1").code()).isEqualTo(200);
        assertThat(browser.get("/readyz").code()).isEqualTo(200);

        group.release.countDown();
        assertThat(first.join()).isEqualTo(500);
        assertThat(browser.get(NODES).code()).isEqualTo(200);
    }

    @Test
    void anAnswerThatTakesTooLongIsATimeout() throws IOException {
        Browser.Page page = browser.get("/apis/metrics.k8s.io/v1/hang");

        assertThat(page.code()).isEqualTo(504);
        assertThat(page.text()).contains("Timeout");
    }

    private int code(String path) {
        try {
            return browser.get(path).code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void discoveryComesInBothForms() throws IOException {
        JsonNode groups = json.readTree(browser.get("/apis").body());
        assertThat(groups.at("/groups/0/preferredVersion/groupVersion").asText())
                .isEqualTo("metrics.k8s.io/v1");
        JsonNode resources =
                json.readTree(browser.get("/apis/metrics.k8s.io/v1beta1").body());
        assertThat(resources.path("groupVersion").asText()).isEqualTo("metrics.k8s.io/v1beta1");
        assertThat(resources.at("/resources/1")).isEqualTo(json.readTree("""
                {"name":"pods","singularName":"","namespaced":true,"kind":"PodMetrics","verbs":["get","list"]}"""));

        String accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
        Browser.Page page = browser.get("/apis", "Accept", accept);
        assertThat(page.contentType())
                .isEqualTo("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
        JsonNode pods = json.readTree(page.body()).at("/items/0/versions/0/resources/1");
        assertThat(pods.path("resource").asText()).isEqualTo("pods");
        assertThat(pods.at("/subresources/0/subresource").asText()).isEqualTo("http_requests");
        String tag = page.headers().get("ETag");
        assertThat(browser.get("/apis", "Accept", accept, "If-None-Match", tag).code())
                .isEqualTo(304);
    }

    @Test
    void openApiComesInBothVersionsWithTags() throws IOException {
        Browser.Page v2 = browser.get("/openapi/v2");
        assertThat(json.readTree(v2.body()).path("swagger").asText()).isEqualTo("2.0");
        assertThat(browser.get("/openapi/v2", "If-None-Match", v2.headers().get("ETag"))
                        .code())
                .isEqualTo(304);
        JsonNode index = json.readTree(browser.get("/openapi/v3").body());
        String url = index.path("paths")
                .path("apis/metrics.k8s.io/v1")
                .path("serverRelativeURL")
                .asText();
        JsonNode v3 = json.readTree(browser.get(url).body());
        assertThat(v3.path("paths").has("/apis/metrics.k8s.io/v1/nodes/{name}")).isTrue();
        assertThat(v3.at("/components/schemas/dev.example.v1.NodeMetrics/x-kubernetes-group-version-kind/0/kind")
                        .asText())
                .isEqualTo("NodeMetrics");
    }

    @Test
    void healthTellsTheTruth() throws IOException {
        assertThat(browser.get("/readyz").text()).isEqualTo("ok");
        assertThat(browser.get("/readyz?verbose").text())
                .isEqualTo("[+]ping ok\n[+]metric-storage-ready ok\nreadyz check passed\n");
        ready = false;
        assertThat(browser.get("/readyz").code()).isEqualTo(500);
        assertThat(browser.get("/readyz").text())
                .isEqualTo("[+]ping ok\n[-]metric-storage-ready failed: reason withheld\nreadyz check failed\n");
        assertThat(browser.get("/readyz/ping").code()).isEqualTo(200);
        assertThat(browser.get("/readyz/metric-storage-ready").code()).isEqualTo(500);
        assertThat(browser.get("/readyz?exclude=metric-storage-ready").code()).isEqualTo(200);
        assertThat(browser.get("/livez").code()).isEqualTo(200);
    }

    @Test
    void pagesAndVersionAreServed() throws IOException {
        assertThat(browser.get("/metrics").text()).isEqualTo("up 1\n");
        assertThat(json.readTree(browser.get("/version").body())
                        .path("gitVersion")
                        .asText())
                .isEqualTo("v0.1.0");
        assertThat(browser.get("/").text())
                .contains("/apis/metrics.k8s.io/v1beta1")
                .contains("/metrics");
    }

    @Test
    void aNewCertificateOnDiskIsServedWithoutARestart() throws IOException, InterruptedException {
        assertThat(subject()).isEqualTo("CN=one");
        authority.server("CN=two").write(folder.resolve("tls.crt"), folder.resolve("tls.key"));

        Waiting.until("the new certificate is served", () -> subject().equals("CN=two"));
    }

    private String subject() {
        try {
            return browser.serverCertificate().getSubjectX500Principal().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
