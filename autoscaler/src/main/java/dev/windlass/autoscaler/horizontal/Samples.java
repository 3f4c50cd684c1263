package dev.windlass.autoscaler.horizontal;

import dev.windlass.kube.quantity.Quantity;
import dev.windlass.kube.quantity.QuantityFormat;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what a source answered to one sample for each pod. */
final class Samples {
    private Samples() {}

    /** Usage of a resource by pod, or by one container of each pod; a pod that cannot be summed whole has no sample. */
    static Map<String, PodSample> ofResource(MetricReading reading, String resource, @Nullable String container)
            throws MetricFault {
        String attempt = "unable to get metrics for resource " + resource + ": ";
        return switch (reading) {
            case MetricReading.PodUsages usages
            when usages.items().isEmpty() ->
                throw new MetricFault(attempt + "no metrics returned from resource metrics API");
            case MetricReading.PodUsages usages -> {
                Map<String, PodSample> samples = new HashMap<>();
                for (MetricReading.PodUsage usage : usages.items()) {
                    Long milli = container == null ? whole(usage, resource) : part(usage, resource, container);
                    if (milli != null) {
                        samples.put(usage.pod(), new PodSample(milli, usage.timestamp(), usage.window()));
                    }
                }
                yield samples;
            }
            case MetricReading.Failed(String error, String _) ->
                throw new MetricFault(attempt + "unable to fetch metrics from resource metrics API: " + error);
            case MetricReading.PodValues _,
                    MetricReading.SingleValue _,
                    MetricReading.SeriesValues _,
                    MetricReading.NotAsked _ -> throw mismatch(reading);
        };
    }

    private static @Nullable Long whole(MetricReading.PodUsage usage, String resource) {
        if (usage.containers().isEmpty()) {
            return null;
        }
        long sum = 0;
        for (MetricReading.ContainerUsage container : usage.containers()) {
            Long milli = container.milli().get(resource);
            if (milli == null) {
                return null;
            }
            sum = Saturating.plus(sum, milli);
        }
        return sum;
    }

    private static @Nullable Long part(MetricReading.PodUsage usage, String resource, String container) {
        return usage.containers().stream()
                .filter(c -> c.container().equals(container))
                .findFirst()
                .map(c -> c.milli().get(resource))
                .orElse(null);
    }

    static Map<String, PodSample> ofPods(MetricReading reading, String attempt) throws MetricFault {
        return switch (reading) {
            case MetricReading.PodValues values
            when values.items().isEmpty() ->
                throw new MetricFault(attempt + "no metrics returned from custom metrics API");
            case MetricReading.PodValues values -> {
                Map<String, PodSample> samples = new HashMap<>();
                values.items().forEach(v -> samples.put(v.pod(), new PodSample(v.milli(), v.timestamp(), v.window())));
                yield samples;
            }
            case MetricReading.Failed(String error, String _) ->
                throw new MetricFault(attempt + "unable to fetch metrics from custom metrics API: " + error);
            case MetricReading.PodUsages _,
                    MetricReading.SingleValue _,
                    MetricReading.SeriesValues _,
                    MetricReading.NotAsked _ -> throw mismatch(reading);
        };
    }

    /** Memory prints in powers of two, everything else in powers of ten. */
    static Quantity quantity(String resource, long milli) {
        Quantity quantity = Quantity.ofMilli(milli);
        return resource.equals("memory") ? quantity.withFormat(QuantityFormat.BINARY_SI) : quantity;
    }

    /** A reading of another kind than the metric's is a fault of the program that built the observation. */
    static IllegalArgumentException mismatch(MetricReading reading) {
        return new IllegalArgumentException("the reading does not belong to the metric: " + reading);
    }
}
