package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.wire.Duration;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.Time;
import dev.windlass.kube.wire.metrics.NodeMetrics;
import dev.windlass.kube.wire.metrics.NodeMetricsList;
import dev.windlass.kube.wire.metrics.PodMetricsList;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A small API group for tests: two nodes with metrics, no pods, one resource that hangs and one that breaks. */
public final class SampleGroup implements ApiGroup {
    final CountDownLatch hanging = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger flowed = new AtomicInteger();

    @Override
    public String name() {
        return "metrics.k8s.io";
    }

    @Override
    public List<String> versions() {
        return List.of("v1", "v1beta1");
    }

    @Override
    public List<ResourceDescription> resources(String version) {
        return List.of(
                ResourceDescription.cluster("nodes", "NodeMetrics", "get", "list"),
                ResourceDescription.namespaced("pods", "PodMetrics", "get", "list"),
                ResourceDescription.namespaced("pods/http_requests", "MetricValueList", "get"),
                ResourceDescription.namespaced("things.example.dev/hits", "MetricValueList", "get"));
    }

    @Override
    public Schemas schemas(String version) {
        ObjectNode objects = JsonNodeFactory.instance.objectNode();
        ObjectNode node = objects.putObject("NodeMetrics").put("type", "object").put("description", "usage of a node");
        ObjectNode properties = node.putObject("properties");
        properties
                .putObject("metadata")
                .put("description", "its name")
                .put("$ref", "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
        properties.putObject("usage").put("$ref", "Usage");
        objects.putObject("Usage").put("type", "object");
        return new Schemas("dev.example." + version, objects);
    }

    @Override
    public ApiResult handle(ApiRequest request) {
        String apiVersion = "metrics.k8s.io/" + request.version();
        return switch (request.resource()) {
            case "nodes" -> nodes(request, apiVersion);
            case "pods" ->
                new ApiResult.Found(MessageRepresentation.of(
                        apiVersion,
                        "PodMetricsList",
                        PodMetricsList.newBuilder()
                                .setMetadata(ListMeta.getDefaultInstance())
                                .build()));
            case "echo" ->
                new ApiResult.Failed(StatusFailure.badRequest(
                        request.namespace() + "|" + request.name() + "|" + request.subresource() + "|"
                                + request.labelSelector() + "|" + request.user().name()));
            case "big" -> new ApiResult.Found(new Big(apiVersion));
            case "flow" -> new ApiResult.Found(new Flow(apiVersion, Flow.PIECES, flowed));
            case "objects" -> new ApiResult.Found(new SampleObjects(apiVersion, flowed));
            case "break" -> new ApiResult.Found(new Flow(apiVersion, -Flow.PIECES, flowed));
            case "miscounted" -> new ApiResult.Found(new Flow(apiVersion, Flow.PIECES - 1, flowed));
            case "hang" -> hang();
            case "broken" -> throw new IllegalStateException("secret detail");
            default -> new ApiResult.Failed(StatusFailure.unknownPath());
        };
    }

    private ApiResult hang() {
        hanging.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ApiResult.Failed(StatusFailure.failure("hung"));
    }

    private static ApiResult nodes(ApiRequest request, String apiVersion) {
        List<NodeMetrics> nodes = List.of(node("a"), node("b"));
        if (request.verb() == ApiRequest.Verb.LIST) {
            return new ApiResult.Found(MessageRepresentation.of(
                    apiVersion,
                    "NodeMetricsList",
                    NodeMetricsList.newBuilder()
                            .setMetadata(ListMeta.getDefaultInstance())
                            .addAllItems(nodes)
                            .build(),
                    () -> table(nodes, apiVersion)));
        }
        return nodes.stream()
                .filter(node -> node.getMetadata().getName().equals(request.name()))
                .findFirst()
                .<ApiResult>map(node -> new ApiResult.Found(MessageRepresentation.of(
                        apiVersion, "NodeMetrics", node, () -> table(List.of(node), apiVersion))))
                .orElse(new ApiResult.Failed(StatusFailure.notFound("metrics.k8s.io", "nodemetrics", request.name())));
    }

    private static Table table(List<NodeMetrics> nodes, String apiVersion) {
        return new Table(
                List.of(new Table.Column("Name", "string", "name", "Name of the resource", 0)),
                nodes.stream()
                        .map(node -> new Table.Row(List.of(node.getMetadata().getName()), () -> {
                            ObjectNode json = JsonObjects.write(node);
                            return json.put("kind", "NodeMetrics").put("apiVersion", apiVersion);
                        }))
                        .toList());
    }

    private static NodeMetrics node(String name) {
        return NodeMetrics.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setName(name))
                .setTimestamp(Time.newBuilder().setSeconds(1767323045))
                .setWindow(Duration.newBuilder().setDuration(15_022_000_000L))
                .putUsage("cpu", Quantity.newBuilder().setString("123m").build())
                .build();
    }

    /** How many pieces of flowing lists, or objects of such lists, have been made. */
    int flowed() {
        return flowed.get();
    }

    /**
     * A list as large as {@link Big}, made while it is sent.
     *
     * @param pieces how many; where negative, it fails in the middle; where others than counted, its protobuf is wrong
     */
    record Flow(String apiVersion, int pieces, AtomicInteger made) implements Representation {
        static final int PIECES = Big.BYTES / Pieces.SIZE;

        @Override
        public String kind() {
            return "FlowList";
        }

        @Override
        public byte[] json() throws IOException {
            return jsonPieces().whole();
        }

        @Override
        public Pieces jsonPieces() {
            AtomicInteger number = new AtomicInteger();
            return () -> {
                int next = number.getAndIncrement();
                if (next >= Math.abs(pieces)) {
                    return null;
                }
                if (pieces < 0 && next > PIECES / 2) {
                    throw new IOException("the rest is lost");
                }
                made.incrementAndGet();
                return piece(next);
            };
        }

        static byte[] piece(int number) {
            byte[] piece = new byte[Pieces.SIZE];
            Arrays.fill(piece, (byte) ('a' + number % 26));
            return piece;
        }

        @Override
        public byte[] protobuf() {
            throw new IllegalStateException("made in pieces");
        }

        @Override
        public CountedPieces protobufPieces() {
            return new CountedPieces(jsonPieces(), (long) PIECES * Pieces.SIZE, 0);
        }

        @Override
        public Optional<Table> table() {
            return Optional.empty();
        }
    }

    /** A list far larger than any buffer between us and a caller. */
    record Big(String apiVersion) implements Representation {
        static final int BYTES = 24 << 20;

        @Override
        public String kind() {
            return "BigList";
        }

        @Override
        public byte[] json() {
            byte[] json = new byte[BYTES];
            Arrays.fill(json, (byte) ' ');
            json[0] = '{';
            json[BYTES - 1] = '}';
            return json;
        }

        @Override
        public byte[] protobuf() {
            return json();
        }

        @Override
        public Optional<Table> table() {
            return Optional.empty();
        }
    }
}
