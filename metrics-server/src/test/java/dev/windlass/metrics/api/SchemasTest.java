package dev.windlass.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.windlass.kube.aggregated.Schemas;
import dev.windlass.kube.wire.metrics.ContainerMetrics;
import dev.windlass.kube.wire.metrics.NodeMetrics;
import dev.windlass.kube.wire.metrics.PodMetrics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schemas must tell of the objects that are served, field by field. */
class SchemasTest {
    private static final List<String> TYPE = List.of("apiVersion", "kind");

    private final ObjectNode schemas = Schemas.read(MetricsApi.class, "schemas.json");

    @Test
    void everyFieldOfAnObjectHasASchemaAndNoOther() {
        assertThat(properties("NodeMetrics")).containsExactlyInAnyOrderElementsOf(typed(NodeMetrics.getDescriptor()));
        assertThat(properties("PodMetrics")).containsExactlyInAnyOrderElementsOf(typed(PodMetrics.getDescriptor()));
        assertThat(properties("ContainerMetrics"))
                .containsExactlyInAnyOrderElementsOf(fields(ContainerMetrics.getDescriptor()));
        assertThat(properties("NodeMetricsList")).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "items");
        assertThat(properties("PodMetricsList")).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "items");
    }

    @Test
    void everyFieldIsExplained() {
        for (JsonNode schema : schemas) {
            assertThat(schema.path("description").asText()).isNotEmpty();
            schema.path("properties").properties().forEach(property -> assertThat(
                            property.getValue().path("description").asText())
                    .as(property.getKey())
                    .isNotEmpty());
        }
    }

    private List<String> properties(String name) {
        return schemas.at("/" + name + "/properties")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static List<String> typed(Descriptor message) {
        return Stream.concat(TYPE.stream(), fields(message).stream()).toList();
    }

    private static List<String> fields(Descriptor message) {
        return message.getFields().stream().map(FieldDescriptor::getName).toList();
    }
}
