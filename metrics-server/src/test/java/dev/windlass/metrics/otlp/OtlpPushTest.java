package dev.windlass.metrics.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.windlass.metrics.exposition.NodeView;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.stream.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtlpPushTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long SECOND = 1_000_000_000L;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void pushesUsageAndSignalsUnderTheirConventionalNames() throws IOException {
        try (OtlpReceiver collector = OtlpReceiver.start();
                OtlpPush _ = push(collector.endpoint(), List.of(view("worker")))) {
            Metric received = await(collector, "k8s.pod.network.io").getFirst();

            assertThat(received.getUnit()).isEqualTo("By");
            assertThat(received.getSum().getIsMonotonic()).isTrue();
            NumberDataPoint point = received.getSum().getDataPoints(0);
            assertThat(point.getAsDouble()).isEqualTo(1234);
            assertThat(point.getTimeUnixNano()).isEqualTo(7_000_000L);
            assertThat(attributes(point))
                    .isEqualTo(Map.of(
                            "k8s.node.name", "worker",
                            "k8s.namespace.name", "shop",
                            "k8s.pod.name", "web-0",
                            "network.interface.name", "eth0",
                            "network.io.direction", "receive"));

            NumberDataPoint pod =
                    only(collector, "k8s.pod.cpu.usage").getGauge().getDataPoints(0);
            assertThat(pod.getAsDouble()).isEqualTo(0.5);
            NumberDataPoint container =
                    only(collector, "container.cpu.time").getSum().getDataPoints(0);
            assertThat(container.getAsDouble()).isEqualTo(15);
            assertThat(container.getStartTimeUnixNano()).isEqualTo(5 * SECOND);
            assertThat(attributes(container)).containsEntry("k8s.container.name", "web");
            assertThat(only(collector, "windlass.container.memory.oom_events")
                            .getSum()
                            .getDataPoints(0)
                            .getAsDouble())
                    .isEqualTo(2);
            assertThat(attributes(
                            only(collector, "k8s.pod.volume.usage").getGauge().getDataPoints(0)))
                    .containsEntry("k8s.persistentvolumeclaim.name", "data");
            assertThat(collector.tokens()).contains("secret");
        }
    }

    @Test
    void sendsManyPointsInSeveralRequests() throws IOException {
        List<NodeView> nodes = IntStream.range(0, 2_500)
                .mapToObj(number -> view("node-" + number))
                .toList();
        try (OtlpReceiver collector = OtlpReceiver.start();
                OtlpPush _ = push(collector.endpoint(), nodes)) {
            Eventually.within(SOON, () -> points(collector, "k8s.node.cpu.usage"), count -> count >= 2_500);

            assertThat(collector.asked()).isGreaterThan(4);
        }
    }

    @Test
    void dropsWhatACollectorDoesNotTakeAndGoesOnWhenItIsBack() throws IOException {
        List<NodeView> nodes = IntStream.range(0, 2_500)
                .mapToObj(number -> view("node-" + number))
                .toList();
        try (OtlpReceiver collector = OtlpReceiver.start()) {
            collector.answer(503);
            try (OtlpPush _ = push(collector.endpoint(), nodes)) {
                Eventually.within(SOON, () -> count("dropped"), dropped -> dropped > 0);
                // One request of several: the rest of a push is not worth asking for.
                assertThat(collector.asked()).isLessThan(3);
                assertThat(count("sent")).isZero();

                collector.answer(200);

                Eventually.within(SOON, () -> count("sent"), sent -> sent > 0);
            }
        }
    }

    @Test
    void aCollectorThatIsNotThereCostsThePointsOnly() {
        try (OtlpPush _ = push(URI.create("http://127.0.0.1:1/v1/metrics"), List.of(view("worker")))) {
            Eventually.within(SOON, () -> count("dropped"), dropped -> dropped > 0);
        }
    }

    @Test
    void everySignalHasANameOnEachOfItsLevels() {
        Map<String, List<String>> units = java.util.Arrays.stream(Signal.values())
                .flatMap(signal -> signal.levels().stream().map(level -> MetricName.of(level, signal)))
                .collect(Collectors.groupingBy(
                        MetricName::name, Collectors.mapping(name -> name.unit() + name.form(), Collectors.toList())));

        // Two signals of one name differ in an attribute, and then must be counted alike.
        assertThat(units).allSatisfy((name, of) -> assertThat(of).as(name).containsOnly(of.getFirst()));
    }

    @Test
    void refusesWhatIsNoAddressOrPushesWithoutAPause() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OtlpSettings(URI.create("collector:4318"), SOON, SOON, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OtlpSettings(URI.create("http://collector"), Duration.ZERO, SOON, Map.of()));
    }

    private OtlpPush push(URI endpoint, List<NodeView> views) {
        return OtlpPush.start(
                new OtlpSettings(endpoint, Duration.ofSeconds(1), Duration.ofSeconds(10), Map.of("X-Token", "secret")),
                "1",
                () -> views,
                meters);
    }

    private double count(String outcome) {
        return meters.counter("windlass_otlp_points", "outcome", outcome).count();
    }

    private static List<Metric> await(OtlpReceiver collector, String name) {
        return Eventually.within(SOON, () -> collector.metrics(name), metrics -> !metrics.isEmpty());
    }

    private static Metric only(OtlpReceiver collector, String name) {
        return await(collector, name).getFirst();
    }

    private static int points(OtlpReceiver collector, String name) {
        return collector.metrics(name).stream()
                .mapToInt(metric -> metric.getGauge().getDataPointsCount())
                .sum();
    }

    private static Map<String, String> attributes(NumberDataPoint point) {
        return point.getAttributesList().stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue()));
    }

    private static NodeView view(String node) {
        WindowRules rules = WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1));
        NodeWindow window = NodeWindow.first(points(100 * SECOND, 10 * SECOND), rules)
                .advance(points(110 * SECOND, 15 * SECOND), rules);
        SignalsBuilder builder = new SignalsBuilder();
        builder.put(Entity.podInterface("shop", "web-0", "eth0"), Signal.NETWORK_RECEIVED, 1234, 7);
        builder.put(Entity.container("shop", "web-0", "web"), Signal.OOM_EVENTS, 2, 7);
        builder.put(Entity.claim("shop", "data"), Signal.FILESYSTEM_USED, 1 << 20, 7);
        return new NodeView(node, window, builder.build());
    }

    private static NodePoints points(long timestampNanos, long cpuNanoSeconds) {
        return NodePoints.of(
                new CounterPoint(CounterPoint.UNKNOWN_START, timestampNanos, cpuNanoSeconds, 1 << 30),
                new TreeMap<>(Map.of(
                        new ContainerName("shop", "web-0", "web"),
                        new CounterPoint(5 * SECOND, timestampNanos, cpuNanoSeconds, 1 << 20))));
    }
}
