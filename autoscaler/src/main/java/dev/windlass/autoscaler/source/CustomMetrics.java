package dev.windlass.autoscaler.source;

import dev.windlass.autoscaler.resource.ApiResource;
import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.autoscaler.source.prometheus.PrometheusClient;
import dev.windlass.autoscaler.source.prometheus.PrometheusException;
import dev.windlass.autoscaler.source.prometheus.PrometheusSample;
import dev.windlass.autoscaler.source.rules.MetricCatalog;
import dev.windlass.autoscaler.source.rules.RuleException;
import dev.windlass.autoscaler.source.rules.SeriesMetric;
import dev.windlass.kube.selector.LabelSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Custom and external metrics from a Prometheus, by rules; the engine and both API servers ask here. Callable from any thread. */
public final class CustomMetrics {
    /** Name of the source in decisions and metrics. */
    public static final String SOURCE = "prometheus";

    private static final System.Logger LOG = System.getLogger(CustomMetrics.class.getName());

    private final CatalogRefresh refresh;
    private final PrometheusClient prometheus;
    private final ResourceNames names;

    public CustomMetrics(CatalogRefresh refresh, PrometheusClient prometheus, ResourceNames names) {
        this.refresh = refresh;
        this.prometheus = prometheus;
        this.names = names;
    }

    /** What came of asking. */
    public sealed interface Answer {
        /** The values found; an object without a value is left out. */
        record Values(List<ObjectValue> items) implements Answer {
            public Values {
                items = List.copyOf(items);
            }
        }

        /** No rule makes such a metric of such objects. */
        record UnknownMetric() implements Answer {}

        /** The selector cannot be put into a query. */
        record BadSelector(String message) implements Answer {}

        /** The Prometheus did not answer; the details are in the log, not for callers. */
        record SourceFailed(String detail) implements Answer {}
    }

    /**
     * The value of one object.
     *
     * @param labels all labels of the series, of use to external metrics
     */
    public record ObjectValue(String name, long milli, Instant timestamp, Map<String, String> labels) {
        public ObjectValue {
            labels = Map.copyOf(labels);
        }
    }

    /** The metrics that are known at this moment, from memory. */
    public MetricCatalog catalog() {
        return refresh.catalog();
    }

    /**
     * A custom metric of objects of one resource.
     *
     * @param namespace empty for root-scoped objects
     * @param objects their names; none gives no values
     */
    public Answer ofObjects(
            ApiResource resource,
            String namespace,
            List<String> objects,
            String metric,
            LabelSelector selector,
            Instant now) {
        Optional<SeriesMetric> found = catalog().custom(resource, metric);
        if (found.isEmpty()) {
            found = refresh.lookAgain().custom(resource, metric);
        }
        if (found.isEmpty()) {
            return new Answer.UnknownMetric();
        }
        if (objects.isEmpty()) {
            return new Answer.Values(List.of());
        }
        try {
            Optional<SeriesMetric.ObjectQuery> query =
                    found.get().forObjects(resource, namespace, objects, selector, names);
            return query.isEmpty()
                    ? new Answer.UnknownMetric()
                    : new Answer.Values(byObject(query.get(), Set.copyOf(objects), now));
        } catch (RuleException e) {
            return new Answer.BadSelector(String.valueOf(e.getMessage()));
        } catch (PrometheusException e) {
            return failed(metric, e);
        }
    }

    /** The peer's answer carries the time of asking; of several samples for one object the last counts. */
    private List<ObjectValue> byObject(SeriesMetric.ObjectQuery query, Set<String> wanted, Instant now)
            throws PrometheusException {
        Map<String, ObjectValue> values = new LinkedHashMap<>();
        for (PrometheusSample sample : prometheus.query(query.promql(), now)) {
            String name = sample.labels().getOrDefault(query.objectLabel(), "");
            if (wanted.contains(name)) {
                values.put(name, new ObjectValue(name, sample.milli(), now, sample.labels()));
            }
        }
        return new ArrayList<>(values.values());
    }

    /** The series of an external metric; each keeps the time of its sample. */
    public Answer external(String namespace, String metric, LabelSelector selector, Instant now) {
        Optional<SeriesMetric> found = catalog().external(metric);
        if (found.isEmpty()) {
            found = refresh.lookAgain().external(metric);
        }
        if (found.isEmpty()) {
            return new Answer.UnknownMetric();
        }
        try {
            String promql = found.get().forExternal(namespace, selector, names);
            return new Answer.Values(prometheus.query(promql, now).stream()
                    .map(s -> new ObjectValue("", s.milli(), s.timestamp(), s.labels()))
                    .toList());
        } catch (RuleException e) {
            return new Answer.BadSelector(String.valueOf(e.getMessage()));
        } catch (PrometheusException e) {
            return failed(metric, e);
        }
    }

    private static Answer failed(String metric, PrometheusException e) {
        LOG.log(System.Logger.Level.WARNING, "metric not read: metric={0} reason={1}", metric, e.getMessage());
        return new Answer.SourceFailed(String.valueOf(e.getMessage()));
    }
}
