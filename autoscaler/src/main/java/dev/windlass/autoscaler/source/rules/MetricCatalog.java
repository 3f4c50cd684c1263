package dev.windlass.autoscaler.source.rules;

import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which metrics there are, of which resources; an immutable snapshot that is replaced whole. */
public final class MetricCatalog {
    /** Nothing yet. */
    public static final MetricCatalog EMPTY = new MetricCatalog(Map.of(), Map.of());

    private final Map<String, Entry> custom;
    private final Map<String, SeriesMetric> external;

    private MetricCatalog(Map<String, Entry> custom, Map<String, SeriesMetric> external) {
        this.custom = custom;
        this.external = external;
    }

    /** A metric of the objects of a resource. */
    public record Entry(ApiResource resource, SeriesMetric metric) {}

    /** A series that was found: its name and its labels. */
    public record Series(String name, Set<String> labels) {
        public Series {
            labels = Set.copyOf(labels);
        }
    }

    /**
     * Puts rules and series together. Of metrics of one name the last rule's is kept.
     *
     * @param found the series of each distinct series query
     */
    public static MetricCatalog of(AdapterRules rules, Map<String, List<Series>> found, ResourceNames names) {
        Map<String, Entry> custom = new LinkedHashMap<>();
        for (MetricRule rule : rules.rules()) {
            for (Series series : found.getOrDefault(rule.seriesQuery(), List.of())) {
                rule.metric(series.name()).ifPresent(metric -> {
                    SeriesMetric made = new SeriesMetric(metric, series.name(), rule);
                    for (ApiResource resource : rule.resources().resources(series.labels(), names)) {
                        custom.put(key(resource, metric), new Entry(resource, made));
                    }
                });
            }
        }
        Map<String, SeriesMetric> external = new LinkedHashMap<>();
        for (MetricRule rule : rules.externalRules()) {
            for (Series series : found.getOrDefault(rule.seriesQuery(), List.of())) {
                rule.metric(series.name())
                        .ifPresent(metric -> external.put(metric, new SeriesMetric(metric, series.name(), rule)));
            }
        }
        return new MetricCatalog(custom, external);
    }

    private static String key(ApiResource resource, String metric) {
        return resource.groupResource() + "/" + metric;
    }

    /** The metric of a resource's objects. */
    public Optional<SeriesMetric> custom(ApiResource resource, String metric) {
        return Optional.ofNullable(custom.get(key(resource, metric))).map(Entry::metric);
    }

    /** The external metric of a name. */
    public Optional<SeriesMetric> external(String metric) {
        return Optional.ofNullable(external.get(metric));
    }

    /** Every custom metric. */
    public Collection<Entry> customMetrics() {
        return List.copyOf(custom.values());
    }

    /** The names of every external metric. */
    public Set<String> externalMetrics() {
        return Set.copyOf(external.keySet());
    }
}
