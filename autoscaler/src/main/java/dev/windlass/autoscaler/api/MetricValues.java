package dev.windlass.autoscaler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.source.CustomMetrics.ObjectValue;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.selector.Requirement;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The lists of values in each API's own form. */
final class MetricValues implements Representation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode list;
    private final Message prototype;

    private MetricValues(ObjectNode list, Message prototype) {
        this.list = list;
        this.prototype = prototype;
    }

    /** What was asked: a metric of objects of a resource, by a selector. */
    record Asked(ApiResource resource, String namespace, String metric, LabelSelector selector) {}

    /** {@code custom.metrics.k8s.io/v1beta2}. */
    static MetricValues v1beta2(Asked asked, List<ObjectValue> values) {
        ObjectNode list = list("MetricValueList", "custom.metrics.k8s.io/v1beta2");
        ArrayNode items = list.putArray("items");
        for (ObjectValue value : values) {
            ObjectNode item = items.addObject();
            item.set("describedObject", described(asked, value));
            item.putObject("metric").put("name", asked.metric()).set("selector", selector(asked.selector()));
            item.put("timestamp", time(value.timestamp())).put("value", quantity(value));
        }
        return new MetricValues(
                list, dev.windlass.kube.wire.custommetrics.v1beta2.MetricValueList.getDefaultInstance());
    }

    /** {@code custom.metrics.k8s.io/v1beta1}. */
    static MetricValues v1beta1(Asked asked, List<ObjectValue> values) {
        ObjectNode list = list("MetricValueList", "custom.metrics.k8s.io/v1beta1");
        ArrayNode items = list.putArray("items");
        for (ObjectValue value : values) {
            ObjectNode item = items.addObject();
            item.set("describedObject", described(asked, value));
            item.put("metricName", asked.metric())
                    .put("timestamp", time(value.timestamp()))
                    .put("value", quantity(value))
                    .set("selector", selector(asked.selector()));
        }
        return new MetricValues(
                list, dev.windlass.kube.wire.custommetrics.v1beta1.MetricValueList.getDefaultInstance());
    }

    /** {@code external.metrics.k8s.io/v1beta1}. */
    static MetricValues external(String metric, List<ObjectValue> values) {
        ObjectNode list = list("ExternalMetricValueList", "external.metrics.k8s.io/v1beta1");
        ArrayNode items = list.putArray("items");
        for (ObjectValue value : values) {
            ObjectNode item = items.addObject().put("metricName", metric);
            ObjectNode labels = item.putObject("metricLabels");
            value.labels().forEach(labels::put);
            item.put("timestamp", time(value.timestamp())).put("value", quantity(value));
        }
        return new MetricValues(
                list, dev.windlass.kube.wire.externalmetrics.ExternalMetricValueList.getDefaultInstance());
    }

    private static ObjectNode list(String kind, String apiVersion) {
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
        list.putObject("metadata");
        return list;
    }

    private static ObjectNode described(Asked asked, ObjectValue value) {
        ApiResource resource = asked.resource();
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", resource.kind());
        if (!asked.namespace().isEmpty()) {
            object.put("namespace", asked.namespace());
        }
        // The usual library writes the core group with its slash, and readers have learnt to expect it.
        return object.put("name", value.name()).put("apiVersion", resource.group() + "/" + resource.version());
    }

    private static JsonNode selector(LabelSelector selector) {
        if (selector.isEverything()) {
            return NullNode.instance;
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Requirement requirement : selector.requirements()) {
            switch (requirement.operator()) {
                case EQUALS ->
                    node.withObject("/matchLabels")
                            .put(requirement.key(), requirement.values().getFirst());
                case IN -> expression(node, requirement, "In");
                case NOT_EQUALS, NOT_IN -> expression(node, requirement, "NotIn");
                case EXISTS -> expression(node, requirement, "Exists");
                case NOT_EXISTS -> expression(node, requirement, "DoesNotExist");
                case GREATER_THAN, LESS_THAN -> {} // A label selector object has no such operator.
            }
        }
        return node;
    }

    private static void expression(ObjectNode node, Requirement requirement, String operator) {
        ObjectNode expression = node.withArray("matchExpressions").addObject();
        expression.put("key", requirement.key()).put("operator", operator);
        if (!requirement.values().isEmpty()) {
            ArrayNode values = expression.putArray("values");
            requirement.values().forEach(values::add);
        }
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String quantity(ObjectValue value) {
        return Quantity.ofMilli(value.milli()).toString();
    }

    @Override
    public String apiVersion() {
        return list.path("apiVersion").asText();
    }

    @Override
    public String kind() {
        return list.path("kind").asText();
    }

    @Override
    public byte[] json() throws IOException {
        return MAPPER.writeValueAsBytes(list);
    }

    @Override
    public byte[] protobuf() {
        return JsonObjects.parse(prototype, list).toByteArray();
    }

    @Override
    public Optional<Table> table() {
        return Optional.empty();
    }
}
