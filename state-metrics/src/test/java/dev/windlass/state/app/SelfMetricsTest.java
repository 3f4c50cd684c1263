package dev.windlass.state.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.windlass.kube.client.KubeClients;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.client.KubeSettings;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.shard.Shard;
import dev.windlass.state.store.RenderedStore;
import dev.windlass.state.store.ResourcePage;
import dev.windlass.state.watch.ResourceWatch;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With an API server that nobody listens for: what is counted then are errors. */
class SelfMetricsTest {
    private static final Shard SHARD = new Shard(1, 3);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now = Instant.EPOCH;
    private final SelfMetrics metrics = new SelfMetrics(registry, () -> now);

    @Test
    void thePeersNamesAreKept() throws Exception {
        KindFamilies<?> pods =
                FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream()
                        .filter(kind -> kind.resource().equals("pods"))
                        .findFirst()
                        .orElseThrow();
        RenderedStore store = new RenderedStore();
        try (KubeConnection nobody = KubeClients.connect(URI.create("http://127.0.0.1:1"), KubeSettings.inCluster());
                ResourceWatch watch = start(nobody, pods, store)) {
            // Nobody answers, so that the last contact stays the watch's start, whenever that was.
            now = watch.state().lastContact().plusMillis(90_500);
            List<ResourcePage> pages = List.of(new ResourcePage(pods, List.of(store)));
            metrics.register(SHARD, List.of(watch), pages);
            metrics.scraped("GET", Duration.ofMillis(30));
            // What a meter reads must be held by something else than the meter.
            System.gc();

            assertThat(registry.scrape())
                    .contains("kube_state_metrics_shard_ordinal{shard_ordinal=\"1\",} 1.0")
                    .contains("kube_state_metrics_total_shards 3.0")
                    .contains("kube_state_metrics_list_total{resource=\"*v1.Pod\",result=\"success\",} 0.0")
                    .contains("kube_state_metrics_list_total{resource=\"*v1.Pod\",result=\"error\",}")
                    .contains("kube_state_metrics_watch_total{resource=\"*v1.Pod\",result=\"success\",} 0.0")
                    .contains("windlass_state_metrics_silence_seconds{resource=\"pods\",} 90.5\n")
                    .contains("windlass_state_metrics_rejected_objects_total{resource=\"pods\",} 0.0")
                    .contains(
                            "http_request_duration_seconds_bucket{handler=\"metrics\",method=\"get\",le=\"0.025\",} 0.0")
                    .contains(
                            "http_request_duration_seconds_bucket{handler=\"metrics\",method=\"get\",le=\"0.05\",} 1.0");
        }
    }

    private static <M extends Message> ResourceWatch start(
            KubeConnection connection, KindFamilies<M> kind, RenderedStore store) {
        return new ResourceWatch.Plan<>(kind, "", "", SHARD, store)
                .start(connection, OpenTelemetry.noop().getTracer("test"));
    }
}
