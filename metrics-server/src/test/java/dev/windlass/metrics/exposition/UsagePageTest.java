package dev.windlass.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.windlass.metrics.exposition.UsagePage.Extent;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalsBuilder;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.WindowRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UsagePageTest {
    private static final NodePoints POINTS = NodePoints.of(
            new CounterPoint(CounterPoint.UNKNOWN_START, 9_000_000L, 1_500_000_000L, 4096),
            new TreeMap<>(Map.of(
                    new ContainerName("shop", "web-0", "web"),
                    new CounterPoint(2_000_000_000L, 8_000_000L, 250_000_000L, 1024))));

    private static final NodeWindow WINDOW =
            NodeWindow.first(POINTS, WindowRules.standard(Duration.ofSeconds(15), Duration.ofMinutes(1)));

    @Test
    void writesFamiliesByNameAndSeriesByNodeAndEntity() throws IOException {
        String text = page(List.of("*"), 1000, node("b"), node("a"));

        assertThat(text).isEqualTo("""
                # HELP container_cpu_usage_seconds_total CPU time that the container used.
                # TYPE container_cpu_usage_seconds_total counter
                container_cpu_usage_seconds_total{container="web",namespace="shop",node="a",pod="web-0"} 0.25 8
                container_cpu_usage_seconds_total{container="web",namespace="shop",node="b",pod="web-0"} 0.25 8
                # HELP container_memory_failures_total Page faults of the container for which a page was read from a disk.
                # TYPE container_memory_failures_total counter
                container_memory_failures_total{container="web",failure_type="pgmajfault",scope="container",namespace="shop",node="a",pod="web-0"} 3 5
                container_memory_failures_total{container="web",failure_type="pgmajfault",scope="container",namespace="shop",node="b",pod="web-0"} 3 5
                # HELP container_memory_working_set_bytes Memory that the container uses and cannot give back at once.
                # TYPE container_memory_working_set_bytes gauge
                container_memory_working_set_bytes{container="web",namespace="shop",node="a",pod="web-0"} 1024 8
                container_memory_working_set_bytes{container="web",namespace="shop",node="b",pod="web-0"} 1024 8
                # HELP container_network_receive_bytes_total Bytes that the pod received.
                # TYPE container_network_receive_bytes_total counter
                container_network_receive_bytes_total{interface="eth0",namespace="shop",node="a",pod="web-0"} 1.5 6
                container_network_receive_bytes_total{interface="eth0",namespace="shop",node="b",pod="web-0"} 1.5 6
                # HELP container_start_time_seconds When the container started, seconds since the epoch.
                # TYPE container_start_time_seconds gauge
                container_start_time_seconds{container="web",namespace="shop",node="a",pod="web-0"} 2
                container_start_time_seconds{container="web",namespace="shop",node="b",pod="web-0"} 2
                # HELP kubelet_volume_stats_used_bytes Bytes used of the claim's volume.
                # TYPE kubelet_volume_stats_used_bytes gauge
                kubelet_volume_stats_used_bytes{persistentvolumeclaim="data",namespace="shop",node="a"} 7 6
                kubelet_volume_stats_used_bytes{persistentvolumeclaim="data",namespace="shop",node="b"} 7 6
                # HELP node_cpu_usage_seconds_total CPU time that the node used.
                # TYPE node_cpu_usage_seconds_total counter
                node_cpu_usage_seconds_total{node="a"} 1.5 9
                node_cpu_usage_seconds_total{node="b"} 1.5 9
                # HELP node_memory_working_set_bytes Memory that the node uses and cannot give back at once.
                # TYPE node_memory_working_set_bytes gauge
                node_memory_working_set_bytes{node="a"} 4096 9
                node_memory_working_set_bytes{node="b"} 4096 9
                # HELP windlass_container_pressure_avg10_ratio Share of the last ten seconds in which some task, or every task, had to wait for a resource.
                # TYPE windlass_container_pressure_avg10_ratio gauge
                windlass_container_pressure_avg10_ratio{container="web",kind="some",resource="cpu",namespace="shop",node="a",pod="web-0"} 0.125 5
                windlass_container_pressure_avg10_ratio{container="web",kind="some",resource="cpu",namespace="shop",node="b",pod="web-0"} 0.125 5
                # HELP windlass_node_filesystem_used_bytes Bytes used of the filesystem.
                # TYPE windlass_node_filesystem_used_bytes gauge
                windlass_node_filesystem_used_bytes{filesystem="nodefs",node="a"} 10000000000 4
                windlass_node_filesystem_used_bytes{filesystem="nodefs",node="b"} 10000000000 4
                """);
    }

    @Test
    void leavesOutTheLeastNeededAndSaysSo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Extent extent = new UsagePage(FamilySelection.of(List.of("*")), 7).write(List.of(node("b"), node("a")), out);

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(extent.series()).isEqualTo(7);
        assertThat(extent.droppedInAll()).isEqualTo(13);
        assertThat(text)
                .contains("node_cpu_usage_seconds_total{node=\"b\"}")
                .contains("container_memory_working_set_bytes{container=\"web\",namespace=\"shop\",node=\"a\"")
                .doesNotContain("container_memory_working_set_bytes{container=\"web\",namespace=\"shop\",node=\"b\"")
                .doesNotContain("container_network_receive_bytes_total{")
                .contains("windlass_usage_page_series_dropped{family=\"container_memory_working_set_bytes\"} 1\n")
                .contains("windlass_usage_page_series_dropped{family=\"container_network_receive_bytes_total\"} 2\n");
    }

    @Test
    void hasOnlyTheFamiliesThatArePermitted() throws IOException {
        String text = page(List.of("node_*_bytes", "kubelet_volume_stats_used_bytes"), 1000, node("a"));

        assertThat(text.lines().filter(line -> line.startsWith("# TYPE")))
                .containsExactly(
                        "# TYPE kubelet_volume_stats_used_bytes gauge", "# TYPE node_memory_working_set_bytes gauge");
    }

    @Test
    void refusesAFamilyThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FamilySelection.of(List.of("node_*", "contaner_*")))
                .withMessageContaining("contaner_*");
        // A point is a point and no sign for any letter.
        assertThatIllegalArgumentException().isThrownBy(() -> FamilySelection.of(List.of("node.cpu*")));
    }

    @Test
    void escapesLabels() throws IOException {
        String text = page(List.of("node_cpu_*"), 10, new NodeView("a\"\\\nä", WINDOW, NodeSignals.NONE));

        assertThat(text).contains("{node=\"a\\\"\\\\\\nä\"} 1.5 9\n");
    }

    @Test
    void everySignalOfEveryLevelHasAFamily() {
        for (Signal signal : Signal.values()) {
            assertThat(Families.ALL.stream()
                            .filter(family -> family.series().stream()
                                    .anyMatch(series -> series.origin().equals(new Origin.OfSignal(signal))))
                            .map(Family::level))
                    .as(signal.name())
                    .containsExactlyInAnyOrderElementsOf(signal.levels());
        }
        assertThat(Families.ALL.stream().map(Family::name)).doesNotHaveDuplicates();
    }

    private static NodeView node(String name) {
        SignalsBuilder builder = new SignalsBuilder();
        Entity web = Entity.container("shop", "web-0", "web");
        builder.put(web, Signal.MAJOR_PAGE_FAULTS, 3, 5);
        builder.put(web, Signal.CPU_PRESSURE_SOME_AVG10, 0.125, 5);
        builder.put(Entity.podInterface("shop", "web-0", "eth0"), Signal.NETWORK_RECEIVED, 1.5, 6);
        builder.put(Entity.claim("shop", "data"), Signal.FILESYSTEM_USED, 7, 6);
        builder.put(Entity.filesystem("nodefs"), Signal.FILESYSTEM_USED, 1e10, 4);
        return new NodeView(name, WINDOW, builder.build());
    }

    private static String page(List<String> families, long maxSeries, NodeView... nodes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new UsagePage(FamilySelection.of(families), maxSeries).write(List.of(nodes), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
