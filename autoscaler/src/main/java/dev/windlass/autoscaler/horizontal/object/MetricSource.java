package dev.windlass.autoscaler.horizontal.object;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The five kinds of metric an autoscaler may follow, and the one nobody knows. */
public sealed interface MetricSource {
    /** Usage of a resource, summed over the containers of a pod. */
    record Resource(String name, MetricTarget target) implements MetricSource {
        public Resource {
            name = Objects.requireNonNullElse(name, "");
            target = Objects.requireNonNullElse(target, MetricTarget.NONE);
        }
    }

    /** Usage of a resource by one container of each pod. */
    record ContainerResource(String name, String container, MetricTarget target) implements MetricSource {
        public ContainerResource {
            name = Objects.requireNonNullElse(name, "");
            container = Objects.requireNonNullElse(container, "");
            target = Objects.requireNonNullElse(target, MetricTarget.NONE);
        }
    }

    /** A custom metric of each pod. */
    record Pods(MetricIdentifier metric, MetricTarget target) implements MetricSource {
        public Pods {
            metric = Objects.requireNonNullElse(metric, new MetricIdentifier("", null));
            target = Objects.requireNonNullElse(target, MetricTarget.NONE);
        }
    }

    /** A custom metric of one object. */
    record ObjectMetric(TargetRef describedObject, MetricTarget target, MetricIdentifier metric)
            implements MetricSource {
        public ObjectMetric {
            describedObject = Objects.requireNonNullElse(describedObject, new TargetRef(null, "", ""));
            metric = Objects.requireNonNullElse(metric, new MetricIdentifier("", null));
            target = Objects.requireNonNullElse(target, MetricTarget.NONE);
        }
    }

    /** A metric of something outside the cluster. */
    record External(MetricIdentifier metric, MetricTarget target) implements MetricSource {
        public External {
            metric = Objects.requireNonNullElse(metric, new MetricIdentifier("", null));
            target = Objects.requireNonNullElse(target, MetricTarget.NONE);
        }
    }

    /**
     * A metric whose type and populated field do not agree, which only an object stored before validation can hold.
     *
     * @param type the type as written
     */
    record Unknown(@Nullable String type) implements MetricSource {}
}
