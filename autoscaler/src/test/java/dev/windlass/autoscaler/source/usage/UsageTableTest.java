package dev.windlass.autoscaler.source.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.horizontal.MetricReading;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.kube.kind.ObjectKey;
import dev.windlass.stream.sample.ContainerSample;
import dev.windlass.stream.sample.NodeSample;
import dev.windlass.stream.sample.Point;
import dev.windlass.stream.sample.Usage;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the table gives out, and what it must never give out: the usage of a stream gone silent. */
class UsageTableTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration MAX_AGE = Duration.ofSeconds(60);
    private static final ObjectKey WEB = new ObjectKey("shop", "web");

    private final UsageTable table = new UsageTable(MAX_AGE);

    @Test
    void aPodIsTheSumOfItsContainersAtTheTimeOfTheEarliest() {
        accept(
                "node-1",
                NOW,
                container("web", "app", NOW.minusSeconds(3), 250_000_001L),
                container("web", "sidecar", NOW.minusSeconds(9), 1L));

        MetricReading.PodUsage usage = table.find(WEB, NOW).orElseThrow().usage();
        assertThat(usage.timestamp()).isEqualTo(NOW.minusSeconds(9));
        assertThat(usage.containers())
                .containsExactly(
                        new MetricReading.ContainerUsage("app", Map.of("cpu", 251L, "memory", 1_000L)),
                        new MetricReading.ContainerUsage("sidecar", Map.of("cpu", 1L, "memory", 1_000L)));
    }

    @Test
    void aPodWithAContainerThatHasNoUsageYetIsMissing() {
        accept("node-1", NOW, container("web", "app", NOW, 1L), container("web", "fresh", null, 0));
        assertThat(table.find(WEB, NOW)).isEmpty();
    }

    @Test
    void anOldScrapeIsNotGivenOut() {
        accept("node-1", NOW, container("web", "app", NOW, 1L));
        assertThat(table.find(WEB, NOW.plus(MAX_AGE))).isPresent();
        assertThat(table.find(WEB, NOW.plus(MAX_AGE).plusMillis(1))).isEmpty();
        assertThat(table.isFresh(NOW.plus(MAX_AGE).plusMillis(1))).isFalse();
    }

    @Test
    void aPodThatIsNotInTheNextScrapeOfItsNodeIsGone() {
        accept("node-1", NOW, container("web", "app", NOW, 1L));
        accept("node-1", NOW.plusSeconds(15), container("other", "app", NOW, 1L));
        assertThat(table.find(WEB, NOW.plusSeconds(15))).isEmpty();
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void aPodOfTheSameNameOnAnotherNodeStaysWhenTheOldNodeLosesIt() {
        accept("node-1", NOW, container("web", "app", NOW, 1L));
        accept("node-2", NOW.plusSeconds(5), container("web", "app", NOW.plusSeconds(5), 2_000_000L));
        accept("node-1", NOW.plusSeconds(15));
        assertThat(table.find(WEB, NOW.plusSeconds(15)).orElseThrow().usage().containers())
                .containsExactly(new MetricReading.ContainerUsage("app", Map.of("cpu", 2L, "memory", 1_000L)));
    }

    @Test
    void thePodsOfANodeThatIsGoneAreForgotten() {
        accept("node-1", NOW, container("web", "app", NOW, 1L));
        accept("node-2", NOW.plus(MAX_AGE).plusSeconds(1), container("other", "app", NOW, 1L));
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void whileTheStreamIsSilentTheMetricsApiIsAsked() {
        UsageSource api = new UsageSource() {
            @Override
            public String name() {
                return "metrics.k8s.io";
            }

            @Override
            public Usages read(String namespace, String podSelector, List<PodState> pods, Instant now) {
                return new Usages(new MetricReading.PodUsages(List.of(), name()), List.of());
            }
        };
        UsageChoice choice = new UsageChoice(table, new StreamUsage(table), api);

        assertThat(source(choice, NOW)).isEqualTo("metrics.k8s.io");
        accept("node-1", NOW, container("web", "app", NOW, 1L));
        assertThat(source(choice, NOW)).isEqualTo("samples");
        assertThat(source(choice, NOW.plus(MAX_AGE).plusSeconds(1))).isEqualTo("metrics.k8s.io");
    }

    private static String source(UsageChoice choice, Instant now) {
        return ((MetricReading.PodUsages)
                        choice.read("shop", "app=web", List.of(), now).reading())
                .source();
    }

    private void accept(String node, Instant scrapedAt, ContainerSample... containers) {
        table.accept(new NodeSample(node, scrapedAt, null, null, List.of(containers)), Context.root());
    }

    private static ContainerSample container(String pod, String name, @Nullable Instant at, long nanoCores) {
        return new ContainerSample(
                "shop",
                pod,
                name,
                new Point(null, NOW, 0, 1),
                at == null ? null : new Usage(at, Duration.ofSeconds(15), nanoCores, 1));
    }
}
