package dev.windlass.autoscaler.source.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.autoscaler.source.rules.MetricCatalog.Series;
import dev.windlass.kube.selector.LabelSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A prometheus-adapter rule file, from its text to the query that answers. */
class AdapterRulesTest {
    private static final ApiResource PODS = new ApiResource("", "v1", "pods", "pod", "Pod", true, false);
    private static final ApiResource NAMESPACES =
            new ApiResource("", "v1", "namespaces", "namespace", "Namespace", false, false);
    private static final ApiResource INGRESSES =
            new ApiResource("networking.k8s.io", "v1", "ingresses", "ingress", "Ingress", true, false);
    private static final ResourceNames NAMES = new Known(List.of(PODS, NAMESPACES, INGRESSES));

    private static final String REQUESTS = """
            rules:
            - seriesQuery: 'http_requests_total{namespace!="",pod!=""}'
              resources:
                overrides: {namespace: {resource: namespace}, pod: {resource: pod}}
              name: {matches: "^(.*)_total$", as: "${1}_per_second"}
              metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)'
            """;

    @Test
    void aSeriesMakesAMetricOfEveryObjectItsLabelsName() {
        MetricCatalog catalog = catalog(REQUESTS, series("http_requests_total", "namespace", "pod", "code"));
        assertThat(names(catalog))
                .containsExactlyInAnyOrder("pods/http_requests_per_second", "namespaces/http_requests_per_second");
    }

    @Test
    void theQueryNarrowsBySelectorThenNamespaceThenObjects() {
        SeriesMetric metric = catalog(REQUESTS, series("http_requests_total", "namespace", "pod"))
                .custom(PODS, "http_requests_per_second")
                .orElseThrow();

        assertThat(metric.forObjects(PODS, "shop", List.of("web-1", "web-2"), LabelSelector.parse("code=200"), NAMES)
                        .orElseThrow())
                .isEqualTo(new SeriesMetric.ObjectQuery(
                        "sum(rate(http_requests_total{code=\"200\",namespace=\"shop\",pod=~\"web-1|web-2\"}[2m])) by (pod)",
                        "pod"));
        assertThat(metric.forObjects(PODS, "shop", List.of("web-1"), LabelSelector.everything(), NAMES)
                        .orElseThrow()
                        .promql())
                .isEqualTo("sum(rate(http_requests_total{namespace=\"shop\",pod=\"web-1\"}[2m])) by (pod)");
    }

    @Test
    void aRootScopedMetricHasNoNamespaceMatcher() {
        SeriesMetric metric = catalog(REQUESTS, series("http_requests_total", "namespace", "pod"))
                .custom(NAMESPACES, "http_requests_per_second")
                .orElseThrow();
        assertThat(metric.forObjects(NAMESPACES, "", List.of("shop"), LabelSelector.everything(), NAMES)
                        .orElseThrow()
                        .promql())
                .isEqualTo("sum(rate(http_requests_total{namespace=\"shop\"}[2m])) by (namespace)");
    }

    @Test
    void everyKindOfRequirementBecomesAMatcher() {
        SeriesMetric metric = catalog(REQUESTS, series("http_requests_total", "namespace", "pod"))
                .custom(PODS, "http_requests_per_second")
                .orElseThrow();
        LabelSelector selector = LabelSelector.parse("a=1,b!=2,c in (3,4),d notin (5,6),e,!f");
        assertThat(metric.forObjects(PODS, "shop", List.of("w"), selector, NAMES)
                        .orElseThrow()
                        .promql())
                .contains("a=\"1\"", "b!=\"2\"", "c=~\"3|4\"", "d!~\"5|6\"", "e!=\"\"", "f=\"\"");
        assertThatThrownBy(() -> metric.forObjects(PODS, "shop", List.of("w"), LabelSelector.parse("n>3"), NAMES))
                .isInstanceOf(RuleException.class);
    }

    @Test
    void aTemplateReadsLabelsBackwards() {
        MetricCatalog catalog = catalog("""
                rules:
                - seriesQuery: q
                  resources: {template: "kube_<<.Group>>_<<.Resource>>"}
                  metricsQuery: '<<.Series>>{<<.LabelMatchers>>}'
                """, new Series("hits", Set.of("kube_networking_k8s_io_ingress", "code")));
        assertThat(names(catalog)).containsExactly("ingresses.networking.k8s.io/hits");
        assertThat(catalog.custom(INGRESSES, "hits")
                        .orElseThrow()
                        .forObjects(INGRESSES, "", List.of("front"), LabelSelector.everything(), NAMES)
                        .orElseThrow()
                        .promql())
                .isEqualTo("hits{kube_networking_k8s_io_ingress=\"front\"}");
    }

    @Test
    void seriesAreKeptWhenEveryFilterAndTheNamePass() {
        MetricCatalog catalog = catalog("""
                rules:
                - seriesQuery: q
                  seriesFilters: [{isNot: "_bucket$"}, {is: "^http_"}]
                  resources: {overrides: {pod: {resource: pod}}}
                  name: {matches: "^http_(.*)$"}
                  metricsQuery: '<<.Series>>'
                """, series("http_a"), series("http_b_bucket"), series("grpc_c"));
        assertThat(names(catalog)).containsExactly("pods/a");
    }

    @Test
    void ofMetricsOfOneNameTheLastRuleWins() {
        MetricCatalog catalog = catalog("""
                rules:
                - {seriesQuery: q, resources: {overrides: {pod: {resource: pod}}}, name: {as: load}, metricsQuery: 'first(<<.Series>>)'}
                - {seriesQuery: q, resources: {overrides: {pod: {resource: pod}}}, name: {as: load}, metricsQuery: 'second(<<.Series>>)'}
                """, series("x"));
        assertThat(catalog.custom(PODS, "load")
                        .orElseThrow()
                        .forObjects(PODS, "shop", List.of("w"), LabelSelector.everything(), NAMES)
                        .orElseThrow()
                        .promql())
                .isEqualTo("second(x)");
    }

    @Test
    void externalMetricsNarrowByNamespaceUnlessToldNotTo() {
        MetricCatalog catalog = catalog("""
                externalRules:
                - {seriesQuery: q, resources: {overrides: {namespace: {resource: namespace}}}, name: {as: here}, metricsQuery: '<<.Series>>{<<.LabelMatchers>>}'}
                - {seriesQuery: q, resources: {namespaced: false}, name: {as: anywhere}, metricsQuery: '<<.Series>>{<<.LabelMatchers>>}'}
                """, series("queue_depth", "queue"));
        LabelSelector selector = LabelSelector.parse("queue=a");
        assertThat(catalog.external("here").orElseThrow().forExternal("shop", selector, NAMES))
                .isEqualTo("queue_depth{queue=\"a\",namespace=\"shop\"}");
        assertThat(catalog.external("anywhere").orElseThrow().forExternal("shop", selector, NAMES))
                .isEqualTo("queue_depth{queue=\"a\"}");
    }

    @Test
    void faultsAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> AdapterRules.parse("rules: [{seriesQuery: q}]"))
                .hasMessage("rules[0]: seriesQuery and metricsQuery are needed");
        assertThatThrownBy(() -> AdapterRules.parse("rules: [{seriesQuery: q, metricsQuery: m, nmae: {}}]"))
                .hasMessageStartingWith("rules[0]: unknown key nmae");
        assertThatThrownBy(() -> AdapterRules.parse("rules: [{seriesQuery: q, metricsQuery: '<<.Serie>>'}]"))
                .hasMessageStartingWith("rules[0]: <<.Serie>> is not a field");
        assertThatThrownBy(() ->
                        AdapterRules.parse("rules: [{seriesQuery: q, metricsQuery: m, name: {matches: '(a)(b)'}}]"))
                .hasMessage("rules[0]: name.as is needed: name.matches \"(a)(b)\" has 2 groups");
        assertThatThrownBy(() -> AdapterRules.parse("rules: [")).hasMessageStartingWith("not YAML");
        assertThat(AdapterRules.parse("")).isEqualTo(AdapterRules.NONE);
    }

    private static MetricCatalog catalog(String yaml, Series... series) {
        AdapterRules rules = AdapterRules.parse(yaml);
        Map<String, List<Series>> found = rules.rules().isEmpty()
                ? Map.of("q", Arrays.asList(series))
                : Map.of(rules.rules().getFirst().seriesQuery(), Arrays.asList(series));
        return MetricCatalog.of(rules, found, NAMES);
    }

    private static Series series(String name, String... labels) {
        return new Series(name, labels.length == 0 ? Set.of("pod") : Set.of(labels));
    }

    private static Set<String> names(MetricCatalog catalog) {
        return catalog.customMetrics().stream()
                .map(e -> e.resource().groupResource() + "/" + e.metric().name())
                .collect(Collectors.toSet());
    }

    private record Known(List<ApiResource> resources) implements ResourceNames {
        @Override
        public Optional<ApiResource> resource(String group, String name) {
            return resources.stream()
                    .filter(r -> group.isEmpty() || r.group().equals(group))
                    .filter(r -> r.plural().equals(name) || r.singular().equals(name))
                    .findFirst();
        }

        @Override
        public List<ApiResource> ofKind(String group, String kind) {
            return resources.stream().filter(r -> r.kind().equals(kind)).toList();
        }

        @Override
        public boolean loaded() {
            return true;
        }
    }
}
