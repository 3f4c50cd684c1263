package dev.windlass.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.kube.selector.LabelSelector;
import dev.windlass.kube.watch.Mirror;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private int begins;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Mirror<KubeletNode> nodes = new Mirror<>();
    private final Mirror<RunningPod> pods = new Mirror<>();
    private final UsageStore store =
            new UsageStore(WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));
    private final Readings readings = new Readings(nodes, pods, LabelSelector.everything(), store);

    @Test
    void listsNodesWithAUsageInTheOrderOfTheirNames() {
        node("b", Map.of());
        node("a", Map.of());
        node("silent", Map.of());
        scraped("b", "shop/web");
        scraped("a", "shop/web");

        assertThat(readings.nodes(LabelSelector.everything(), _ -> true))
                .extracting(reading -> reading.node().name())
                .containsExactly("a", "b");
    }

    @Test
    void selectsByLabelsAndByTheInstallationsOwnSelector() {
        node("a", Map.of("zone", "1", "pool", "x"));
        node("b", Map.of("zone", "2", "pool", "x"));
        node("c", Map.of("zone", "1"));
        for (String node : List.of("a", "b", "c")) {
            scraped(node, "shop/web");
        }
        Readings selected = new Readings(nodes, pods, LabelSelector.parse("pool=x"), store);

        assertThat(selected.nodes(LabelSelector.parse("zone=1"), _ -> true))
                .extracting(reading -> reading.node().name())
                .containsExactly("a");
    }

    @Test
    void tellsAnUnknownNodeFromOneWithoutUsage() {
        node("a", Map.of());

        assertThat(readings.node("a")).isInstanceOf(Lookup.WithoutUsage.class);
        assertThat(readings.node("b")).isInstanceOf(Lookup.Unknown.class);
        scraped("a", "shop/web");
        assertThat(readings.node("a")).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void listsRunningPodsWithAUsageInTheOrderOfNamespaceAndName() {
        scraped("a", "shop/web", "shop/db", "bank/web", "shop/finished");
        pod("shop", "web", Map.of());
        pod("shop", "db", Map.of());
        pod("bank", "web", Map.of());
        pod("bank", "starting", Map.of());

        assertThat(readings.pods("", LabelSelector.everything(), _ -> true))
                .extracting(reading ->
                        reading.pod().namespace() + "/" + reading.pod().name())
                .containsExactly("bank/web", "shop/db", "shop/web");
        assertThat(readings.pods("bank", LabelSelector.everything(), _ -> true)).hasSize(1);
        assertThat(readings.pods("empty", LabelSelector.everything(), _ -> true))
                .isEmpty();
    }

    @Test
    void findsEachPodsOwnUsageWhateverCameAndWentOnItsNode() {
        pod("shop", "db", Map.of());
        pod("shop", "web", Map.of());
        Iterable<PodReading> list = readings.pods("", LabelSelector.everything(), _ -> true);
        for (String[] onTheNode : new String[][] {
            {"shop/db", "shop/web"},
            {"bank/first", "shop/db", "shop/web"},
            {"shop/web", "shop/zoo"},
            {"shop/db"},
            {"bank/a", "bank/b", "bank/c"},
            {"shop/db", "shop/web"}
        }) {
            scraped("a", onTheNode);

            assertThat(list)
                    .extracting(reading ->
                            reading.usage().namespace() + "/" + reading.usage().pod())
                    .containsExactlyElementsOf(Stream.of("shop/db", "shop/web")
                            .filter(List.of(onTheNode)::contains)
                            .toList());
            assertThat(list).allSatisfy(reading -> assertThat(reading.pod().name())
                    .isEqualTo(reading.usage().pod()));
        }
    }

    @Test
    void whatIsHeldStaysAsItWasWhateverIsScrapedMeanwhile() {
        for (int pod = 0; pod < 1_000; pod++) {
            pod("shop", "pod-" + pod, Map.of());
        }
        String[] onTheNode = pods.values().stream()
                .filter(pod -> !pod.name().endsWith("7"))
                .map(pod -> pod.namespace() + "/" + pod.name())
                .toArray(String[]::new);
        scraped("a", 1, onTheNode);
        List<PodReading> taken = new ArrayList<>();

        PodReadings.Held held =
                readings.pods("", LabelSelector.everything(), _ -> true).held(taken::add);
        scraped("a", 2, "shop/pod-1", "shop/pod-17");
        pods.delete(new ObjectKey("shop", "pod-1"));

        assertThat(taken).hasSize(900);
        assertThat(held.readings()).containsExactlyElementsOf(taken);
        assertThat(held.readings()).as("again").containsExactlyElementsOf(taken);
        assertThat(held.bytes()).isBetween(12L * 900, 2 * 12L * 900);
    }

    @Test
    void tellsAnUnknownPodFromOneWithoutUsage() {
        scraped("a", "shop/web", "shop/finished");
        pod("shop", "web", Map.of());
        pod("shop", "starting", Map.of());

        assertThat(readings.pod("shop", "web")).isInstanceOf(Lookup.Found.class);
        assertThat(readings.pod("shop", "starting")).isInstanceOf(Lookup.WithoutUsage.class);
        assertThat(readings.pod("shop", "finished")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void aPodThatTwoNodesTellOfIsThatOfTheNodeItRunsOn() {
        scraped("b", 2, "shop/web");
        scraped("a", 1, "shop/web");
        pod("shop", "web", "b");

        assertThat(cores("shop", "web")).containsExactly(2_000_000_000L);
        assertThat(readings.pods("", LabelSelector.everything(), _ -> true)).hasSize(1);
    }

    @Test
    void aPodThatMovedHasNoUsageUntilItsNewNodeTellsOfIt() {
        scraped("a", 1, "shop/web");
        pod("shop", "web", "a");
        assertThat(cores("shop", "web")).containsExactly(1_000_000_000L);

        pod("shop", "web", "b");
        assertThat(readings.pod("shop", "web")).isInstanceOf(Lookup.WithoutUsage.class);

        scraped("b", 2, "shop/web");
        assertThat(cores("shop", "web")).containsExactly(2_000_000_000L);
    }

    private List<Long> cores(String namespace, String name) {
        return switch (readings.pod(namespace, name)) {
            case Lookup.Found<PodReading>(PodReading reading) ->
                reading.usage().containers().stream()
                        .map(container -> container.usage().cpuNanoCores())
                        .toList();
            case Lookup.WithoutUsage<PodReading> _, Lookup.Unknown<PodReading> _ -> List.of();
        };
    }

    private void node(String name, Map<String, String> labels) {
        nodes.upsert(ObjectKey.of(name), new KubeletNode(name, labels, List.of(), 0, null, Readiness.READY));
    }

    private void pod(String namespace, String name, Map<String, String> labels) {
        pods.upsert(new ObjectKey(namespace, name), new RunningPod(namespace, name, "a", labels));
    }

    private void pod(String namespace, String name, String node) {
        pods.upsert(new ObjectKey(namespace, name), new RunningPod(namespace, name, node, Map.of()));
    }

    private void scraped(String node, String... podNames) {
        scraped(node, 1, podNames);
    }

    private void scraped(String node, long cores, String... podNames) {
        begins += 60;
        for (long second : new long[] {0, 15}) {
            Instant at = START.plusSeconds(begins + second);
            CounterPoint point = new CounterPoint(
                    CounterPoint.UNKNOWN_START, CounterPoint.nanosOf(at), second * cores * 1_000_000_000L + 1, 1024);
            TreeMap<ContainerName, CounterPoint> containers = new TreeMap<>();
            for (String pod : podNames) {
                String[] parts = pod.split("/", 2);
                containers.put(new ContainerName(parts[0], parts[1], "main"), point);
            }
            store.record(node, NodePoints.of(point, containers), at);
        }
    }
}
