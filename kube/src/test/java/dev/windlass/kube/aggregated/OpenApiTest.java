package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code kubectl explain} and the API server's aggregator read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final String V1 = "/openapi/v3/apis/metrics.k8s.io/v1";

    private SampleServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException {
        server = SampleServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void kindsAreMarkedAndPartsAreNot() throws IOException {
        JsonNode schemas = server.json(V1).at("/components/schemas");

        assertThat(schemas.at("/dev.example.v1.NodeMetrics/x-kubernetes-group-version-kind"))
                .hasToString("[{\"group\":\"metrics.k8s.io\",\"version\":\"v1\",\"kind\":\"NodeMetrics\"}]");
        assertThat(schemas.at("/dev.example.v1.Usage").has("x-kubernetes-group-version-kind"))
                .isFalse();
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode three = server.json(V1);
        JsonNode two = server.json("/openapi/v2");

        assertThat(three.findValuesAsText("$ref")).hasSizeGreaterThan(5).allSatisfy(reference -> assertThat(
                        three.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
        assertThat(two.findValuesAsText("$ref")).hasSizeGreaterThan(5).allSatisfy(reference -> assertThat(
                        two.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    @Test
    void aDescriptionBesideAReferenceIsReadInBothVersions() throws IOException {
        JsonNode three = server.json(V1).at("/components/schemas/dev.example.v1.NodeMetrics/properties");
        JsonNode two = server.json("/openapi/v2").at("/definitions/dev.example.v1.NodeMetrics/properties");

        assertThat(three.path("metadata"))
                .hasToString("{\"description\":\"its name\",\"allOf\":[{\"$ref\":"
                        + "\"#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta\"}]}");
        assertThat(three.path("usage")).hasToString("{\"$ref\":\"#/components/schemas/dev.example.v1.Usage\"}");
        assertThat(two.path("metadata"))
                .hasToString("{\"description\":\"its name\",\"$ref\":"
                        + "\"#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta\"}");
    }

    @Test
    void pathsTellTheirParametersAndAnswers() throws IOException {
        JsonNode list = server.json(V1).at("/paths/~1apis~1metrics.k8s.io~1v1~1nodes");
        JsonNode single =
                server.json(V1).at("/paths/~1apis~1metrics.k8s.io~1v1~1namespaces~1{namespace}~1pods~1{name}");

        assertThat(list.path("parameters").findValuesAsText("name"))
                .contains("labelSelector", "fieldSelector", "limit", "pretty");
        assertThat(single.path("parameters").findValuesAsText("name")).containsExactly("name", "namespace", "pretty");
        assertThat(single.path("parameters").get(0).path("required").asBoolean())
                .isTrue();
        assertThat(single.at("/get/x-kubernetes-action").asText()).isEqualTo("get");
        assertThat(single.at("/get/x-kubernetes-group-version-kind/kind").asText())
                .isEqualTo("PodMetrics");
        assertThat(list.at("/get/operationId").asText()).isEqualTo("listMetricsv1NodeMetrics");
        assertThat(server.json(V1).findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    @Test
    void theIndexLeadsToDocumentsThatMayBeKeptForEver() throws IOException {
        String address = server.json("/openapi/v3")
                .at("/paths/apis~1metrics.k8s.io~1v1/serverRelativeURL")
                .asText();

        Browser.Page kept = server.browser().get(address);

        assertThat(kept.code()).isEqualTo(200);
        assertThat(kept.headers().get("Cache-Control")).isEqualTo("public, immutable, max-age=31536000");
        assertThat(kept.text()).isEqualTo(server.browser().get(V1).text());
    }

    @Test
    void anOutdatedHashLeadsToTheOneThatHolds() throws IOException {
        Browser.Page moved = server.browser().get(V1 + "?hash=OLD");

        // The browser follows: what it shows is the address of the index.
        assertThat(moved.code()).isEqualTo(200);
        assertThat(moved.headers().get("Cache-Control")).startsWith("public, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/v2", "/openapi/v3", V1})
    void whoHasADocumentIsNotSentItAgain(String path) throws IOException {
        String tag = server.browser().get(path).headers().get("ETag");

        Browser.Page again = server.browser().get(path, "If-None-Match", String.valueOf(tag));

        assertThat(again.code()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.browser().get(path, "If-None-Match", "\"other\"").code())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/com.github.proto-openapi.spec.v2@v1.0+protobuf",
                "application/com.github.proto-openapi.spec.v3@v1.0+protobuf"
            })
    void theProtobufOfOpenApiIsNotMade(String accept) throws IOException {
        for (String path : List.of("/openapi/v2", V1)) {
            assertThat(server.browser().get(path, "Accept", accept).code()).isEqualTo(406);
            assertThat(server.browser()
                            .get(path, "Accept", accept + ",application/json")
                            .code())
                    .isEqualTo(200);
        }
    }
}
