package dev.windlass.state.app;

import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.FamilyFilter;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import dev.windlass.state.shard.Shard;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the settings come to: which kinds with which families, watched where.
 *
 * @param namespaces of namespaced kinds, in order; one empty text stands for all at once
 * @param namespacedSelector field selector of namespaced kinds; empty for none
 */
record ExportPlan(List<KindFamilies<?>> kinds, List<String> namespaces, String namespacedSelector, Shard shard) {
    ExportPlan {
        kinds = List.copyOf(kinds);
        namespaces = List.copyOf(namespaces);
    }

    /**
     * @param localZone where cron schedules without a time zone are read
     * @throws InvalidSettingException naming the first setting that cannot be used
     */
    static ExportPlan of(StateMetricsConfig config, ZoneId localZone) {
        Set<String> known = FamilyCatalog.resources();
        Set<String> resources = resources(config, known);
        checkNodeSelection(config, resources);
        MetadataAllowList labels = checked(
                "metric-labels-allowlist",
                () -> MetadataAllowList.parse(config.metricLabelsAllowlist().orElse(""), known));
        MetadataAllowList annotations = checked(
                "metric-annotations-allowlist",
                () -> MetadataAllowList.parse(
                        config.metricAnnotationsAllowlist().orElse(""), known));
        FamilyFilter filter = checked(
                "metric-allowlist, metric-denylist, metric-opt-in-list",
                () -> FamilyFilter.of(
                        list(config.metricAllowlist()), list(config.metricDenylist()), list(config.metricOptInList())));
        List<KindFamilies<?>> kinds = FamilyCatalog.all(labels, annotations, localZone).stream()
                .filter(kind -> resources.contains(kind.resource()))
                .<KindFamilies<?>>map(kind -> kind.only(filter))
                .toList();
        return new ExportPlan(
                kinds,
                namespaces(config),
                fieldSelector(config),
                checked("shard, total-shards", () -> new Shard(config.shard(), config.totalShards())));
    }

    /** Where a kind is watched: cluster-scoped ones always at once. */
    List<String> namespacesOf(KindFamilies<?> kind) {
        return kind.kind().namespaced() ? namespaces : List.of("");
    }

    /** Field selectors of namespaces and nodes mean nothing to cluster-scoped kinds. */
    String fieldSelectorOf(KindFamilies<?> kind) {
        return kind.kind().namespaced() ? namespacedSelector : "";
    }

    private static Set<String> resources(StateMetricsConfig config, Set<String> known) {
        if (config.resources().isEmpty()) {
            return known;
        }
        Set<String> asked = new TreeSet<>(list(config.resources()));
        for (String resource : asked) {
            if (!known.contains(resource)) {
                throw new InvalidSettingException(
                        "resources", "unknown resource '" + resource + "'; available are " + String.join(", ", known));
            }
        }
        return asked;
    }

    private static void checkNodeSelection(StateMetricsConfig config, Set<String> resources) {
        boolean selective = config.node().isPresent() || config.trackUnscheduledPods();
        if (selective && !resources.equals(Set.of("pods"))) {
            throw new InvalidSettingException(
                    "node, track-unscheduled-pods",
                    "choose pods by their node, so they need windlass.state-metrics.resources=pods");
        }
    }

    private static List<String> namespaces(StateMetricsConfig config) {
        List<String> namespaces = list(config.namespaces());
        return namespaces.isEmpty() ? List.of("") : namespaces;
    }

    private static String fieldSelector(StateMetricsConfig config) {
        Stream<String> denied =
                list(config.namespacesDenylist()).stream().map(namespace -> "metadata.namespace!=" + namespace);
        Stream<String> node = config.trackUnscheduledPods()
                ? Stream.of("spec.nodeName=")
                : config.node().map(name -> "spec.nodeName=" + name).stream();
        return Stream.concat(denied, node).collect(Collectors.joining(","));
    }

    private static List<String> list(Optional<String> text) {
        return text.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    private static <T> T checked(String setting, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting, String.valueOf(e.getMessage()));
        }
    }
}
