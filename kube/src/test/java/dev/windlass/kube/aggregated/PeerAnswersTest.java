package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.wire.Status;
import dev.windlass.kube.wire.Unknown;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Answers as a server on the Go library gives them; each was read off one that ran. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeerAnswersTest {
    private static final String NODES = "/apis/metrics.k8s.io/v1beta1/nodes";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private final ObjectMapper json = new ObjectMapper();
    private SampleServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
        server = SampleServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        Browser.Page page = server.browser().send(method, NODES);

        assertThat(page.code()).isEqualTo(405);
        assertThat(page.headers().get("Allow")).isEqualTo("GET");
        assertThat(json.readTree(page.body())).isEqualTo(json.readTree("""
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                 "message":"the server does not allow this method on the requested resource",
                 "reason":"MethodNotAllowed","details":{},"code":405}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "watch=true", "watch=1", "watch=yes&labelSelector=a%3Db"})
    void aListCanNotBeWatched(String query) throws IOException {
        Browser.Page page = server.browser().get(NODES + "?" + query);

        assertThat(page.code()).isEqualTo(405);
        assertThat(json.readTree(page.body())).isEqualTo(json.readTree("""
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                 "message":"watch is not supported on resources of kind \\"nodes.metrics.k8s.io\\"",
                 "reason":"MethodNotAllowed","details":{"group":"metrics.k8s.io","kind":"nodes"},"code":405}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?watch=false", "?watch=False", "?watch=0", "/a?watch=true"})
    void noWatchIsNoWatch(String rest) throws IOException {
        assertThat(server.browser().get(NODES + rest).code()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"limit=x, x", "timeoutSeconds=1s, 1s", "limit=99999999999999999999, 99999999999999999999"})
    void numbersThatAreNoneAreRefused(String query, String value) throws IOException {
        JsonNode status = server.json(NODES + "?" + query);

        assertThat(status.path("code").asInt()).isEqualTo(400);
        assertThat(status.path("message").asText())
                .isEqualTo("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
    }

    @Test
    void whatCanNotBeHonouredIsIgnored() throws IOException {
        JsonNode list = server.json(NODES + "?limit=1&continue=abc&resourceVersion=xyz");

        assertThat(list.path("items")).hasSize(2);
        assertThat(list.path("metadata"))
                .as("nothing that a caller could go on with")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta1"})
    void aTableIsOfTheVersionAskedFor(String version) throws IOException {
        JsonNode table = server.json(NODES, "Accept", "application/json;as=Table;v=" + version + ";g=meta.k8s.io");

        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.path("apiVersion").asText()).isEqualTo("meta.k8s.io/" + version);
        assertThat(table.at("/columnDefinitions/0/name").asText()).isEqualTo("Name");
        assertThat(table.path("rows"))
                .extracting(row -> row.at("/cells/0").asText())
                .containsExactly("a", "b");
        assertThat(table.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(table.at("/rows/0/object/apiVersion").asText()).isEqualTo("meta.k8s.io/" + version);
        assertThat(table.at("/rows/0/object/metadata/name").asText()).isEqualTo("a");
    }

    @Test
    void statusesComeInYamlAndProtobufToo() throws IOException {
        Browser.Page yaml = server.browser().get(NODES + "/nope", "Accept", "application/yaml");
        Browser.Page protobuf = server.browser().get(NODES + "/nope", "Accept", "application/vnd.kubernetes.protobuf");

        assertThat(yaml.contentType()).isEqualTo("application/yaml");
        assertThat(new Yaml().<Map<String, Object>>load(yaml.text()))
                .containsEntry("kind", "Status")
                .containsEntry("code", 404)
                .containsEntry("metadata", Map.of())
                .containsEntry("message", "nodemetrics.metrics.k8s.io \"nope\" not found");
        Unknown unknown = Unknown.parseFrom(Arrays.copyOfRange(protobuf.body(), 4, protobuf.body().length));
        assertThat(unknown.getTypeMeta().getKind()).isEqualTo("Status");
        assertThat(Status.parseFrom(unknown.getRaw()).getDetails().getName()).isEqualTo("nope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NODES,
                NODES + "/a",
                "/",
                "/apis",
                "/apis/metrics.k8s.io",
                "/apis/metrics.k8s.io/v1",
                "/version",
                "/openapi/v2",
                "/openapi/v3/apis/metrics.k8s.io/v1beta1"
            })
    void yamlSaysWhatJsonSays(String path) throws IOException {
        Browser.Page yaml = server.browser().get(path, "Accept", "application/yaml");

        assertThat(yaml.contentType()).isEqualTo("application/yaml");
        Object loaded = new Yaml().load(yaml.text());
        assertThat(json.<JsonNode>valueToTree(loaded)).isEqualTo(server.json(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/apis", "/apis/metrics.k8s.io", "/apis/metrics.k8s.io/v1", "/version", NODES, NODES + "/a"})
    void whatNobodyCanReadIsNotSent(String path) throws IOException {
        for (String accept : new String[] {"text/html", "garbage", ";;;", "application/json;as=Table;v=v9;g=x"}) {
            Browser.Page page = server.browser().get(path, "Accept", accept);
            assertThat(page.code()).as(accept).isEqualTo(406);
            assertThat(json.readTree(page.body()).path("reason").asText()).isEqualTo("NotAcceptable");
        }
    }

    @Test
    void aTableIsPlainJsonWithoutAVersion() throws IOException {
        Browser.Page page = server.browser().get(NODES, "Accept", TABLE);

        assertThat(page.contentType()).isEqualTo("application/json");
        JsonNode table = json.readTree(page.body());
        assertThat(table.path("metadata")).isEmpty();
        assertThat(table.at("/rows/0/object/metadata/name").asText()).isEqualTo("a");
    }

    @Test
    void aTableIncludesNothingUnknown() throws IOException {
        JsonNode status = server.json(NODES + "?includeObject=Bogus", "Accept", TABLE);

        assertThat(status.path("code").asInt()).isEqualTo(400);
        assertThat(status.path("message").asText())
                .isEqualTo("Unable to convert to Table as requested: includeObject: Invalid value: \"Bogus\":"
                        + " must be 'Metadata', 'Object', 'None', or empty");
    }

    @Test
    void thereIsNoTableInProtobuf() throws IOException {
        String protobuf = "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io";

        assertThat(server.browser().get(NODES, "Accept", protobuf).code()).isEqualTo(406);
        assertThat(server.json(NODES, "Accept", protobuf + "," + TABLE)
                        .path("kind")
                        .asText())
                .isEqualTo("Table");
    }

    @Test
    void objectsCanBeCutDownToTheirMetadata() throws IOException {
        JsonNode list =
                server.json(NODES, "Accept", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");
        JsonNode single =
                server.json(NODES + "/b", "Accept", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");

        assertThat(list.path("kind").asText()).isEqualTo("PartialObjectMetadataList");
        assertThat(list.at("/items/1")).isEqualTo(single);
        assertThat(single)
                .isEqualTo(
                        json.readTree(
                                "{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":{\"name\":\"b\"}}"));
        assertThat(server.browser()
                        .get(NODES, "Accept", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")
                        .code())
                .isEqualTo(406);
    }

    @Test
    void peopleGetLineBreaks() throws IOException {
        assertThat(server.browser().get(NODES + "/a").text()).doesNotContain("\n");
        assertThat(server.browser().get(NODES + "/a?pretty=true").text()).startsWith("{\n  \"kind\"");
        assertThat(server.browser().get(NODES + "/a", "User-Agent", "curl/8").text())
                .startsWith("{\n  \"kind\"");
        assertThat(server.browser()
                        .get(NODES + "/a?pretty=false", "User-Agent", "curl/8")
                        .text())
                .doesNotContain("\n");
    }

    @Test
    void headIsAnsweredWithoutABody() throws IOException {
        for (String path : new String[] {"/livez", "/apis", "/openapi/v2", "/version"}) {
            Browser.Page page = server.browser().send("HEAD", path);
            assertThat(page.code()).as(path).isEqualTo(200);
            assertThat(page.body()).isEmpty();
            assertThat(page.headers().get("Content-Length"))
                    .isEqualTo(String.valueOf(server.browser().get(path).body().length));
        }
        assertThat(server.browser().send("HEAD", NODES).code()).isEqualTo(405);
        assertThat(server.browser().get("/livez").text()).isEqualTo("ok");
    }

    @Test
    void probesTellWhatCanNotBeExcluded() throws IOException {
        assertThat(server.browser()
                        .get("/livez?verbose&exclude=x&exclude=a&exclude=ping")
                        .text())
                .isEqualTo(
                        "[+]ping excluded: ok\n[+]poststarthook/hook ok\n"
                                + "warn: some health checks cannot be excluded: no matches for \"a\",\"x\"\nlivez check passed\n");
    }

    @Test
    void aSingleCheckTellsItsReason() throws IOException {
        server.ready(false);
        Browser.Page single = server.browser().get("/readyz/metric-storage-ready");
        server.ready(true);

        assertThat(single.code()).isEqualTo(500);
        assertThat(single.text()).isEqualTo("internal server error: no metrics to serve\n");
        assertThat(server.browser().get("/readyz/metric-storage-ready").text()).isEqualTo("ok");
        assertThat(server.browser().get("/readyz/poststarthook/hook").text()).isEqualTo("ok");
        assertThat(server.browser().send("POST", "/readyz").code()).isEqualTo(200);
        assertThat(server.browser().get("/readyz").headers().get("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    @Test
    void theRootListsEveryPath() throws IOException {
        assertThat(server.json("/").path("paths"))
                .extracting(JsonNode::asText)
                .isSorted()
                .contains(
                        "/apis/metrics.k8s.io/v1beta1",
                        "/livez/poststarthook/hook",
                        "/readyz/metric-storage-ready",
                        "/metrics",
                        "/openapi/v3/apis/metrics.k8s.io/v1");
    }
}
