package dev.windlass.state.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.state.family.Family;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.shard.Shard;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportPlanTest {
    @Test
    void byDefaultEverythingBuiltIsExportedFromEverywhere() {
        ExportPlan plan = plan();

        assertThat(plan.kinds()).hasSize(12);
        assertThat(plan.namespaces()).containsExactly("");
        assertThat(plan.namespacedSelector()).isEmpty();
        assertThat(plan.shard()).isEqualTo(Shard.whole());
        assertThat(names(plan)).contains("kube_pod_info").doesNotContain("kube_pod_nodeselectors");
    }

    @Test
    void resourcesAreChosenByName() {
        assertThat(plan("resources", "pods, nodes,pods").kinds())
                .extracting(KindFamilies::resource)
                .containsExactlyInAnyOrder("pods", "nodes");
    }

    @Test
    void namespacesAndDenialsConcernNamespacedKindsOnly() {
        ExportPlan plan = plan("namespaces", "shop,web", "namespaces-denylist", "web,kube-system");

        for (KindFamilies<?> kind : plan.kinds()) {
            if (kind.resource().equals("nodes") || kind.resource().equals("namespaces")) {
                assertThat(plan.namespacesOf(kind)).containsExactly("");
                assertThat(plan.fieldSelectorOf(kind)).isEmpty();
            } else {
                assertThat(plan.namespacesOf(kind)).containsExactly("shop", "web");
                assertThat(plan.fieldSelectorOf(kind))
                        .isEqualTo("metadata.namespace!=web,metadata.namespace!=kube-system");
            }
        }
    }

    @Test
    void podsMayBeChosenByTheirNode() {
        assertThat(plan("resources", "pods", "node", "n1").namespacedSelector()).isEqualTo("spec.nodeName=n1");
        assertThat(plan("resources", "pods", "node", "n1", "track-unscheduled-pods", "true")
                        .namespacedSelector())
                .isEqualTo("spec.nodeName=");
    }

    @Test
    void familiesAreChosenByExpressionsBackslashesIncluded() {
        assertThat(names(plan("metric-allowlist", "^kube_pod_(info|owner)$,_status_(?!phase)\\w+_time$")))
                .contains("kube_pod_info", "kube_pod_owner", "kube_pod_status_ready_time")
                .doesNotContain("kube_pod_labels", "kube_node_info");
        assertThat(names(plan("metric-opt-in-list", "nodeselectors"))).contains("kube_pod_nodeselectors");
    }

    @Test
    void shardsAreCounted() {
        assertThat(plan("shard", "2", "total-shards", "3").shard()).isEqualTo(new Shard(2, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        resources                   | podz           | windlass.state-metrics.resources: unknown resource 'podz'; available are cronjobs,
        shard                       | 1              | windlass.state-metrics.shard, total-shards: shard must be from 0
        total-shards                | 0              | windlass.state-metrics.shard, total-shards: total-shards must be at least 1
        metric-allowlist            | kube_(pod      | not a regular expression: 'kube_(pod'
        metric-labels-allowlist     | pods           | windlass.state-metrics.metric-labels-allowlist: expected resource=[key,...]
        metric-annotations-allowlist| podz=[a]       | unknown resource 'podz'
        node                        | n1             | they need windlass.state-metrics.resources=pods
        """)
    void aValueThatCannotBeUsedIsNamedWithWhatWouldDo(String setting, String value, String message) {
        assertThatThrownBy(() -> plan(setting, value))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void listsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> plan("metric-allowlist", "a", "metric-denylist", "b"))
                .hasMessageContaining("exclude each other; set only one");
    }

    private static List<String> names(ExportPlan plan) {
        return plan.kinds().stream()
                .flatMap(kind -> kind.families().stream())
                .map(Family::name)
                .toList();
    }

    private static ExportPlan plan(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("windlass.state-metrics." + settings[i], settings[i + 1]);
        }
        StateMetricsConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(StateMetricsConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(StateMetricsConfig.class);
        return ExportPlan.of(config, ZoneOffset.UTC);
    }
}
