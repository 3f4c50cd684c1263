package dev.windlass.autoscaler.horizontal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a source answered for one metric of the spec. All values are in milli-units, rounded away from zero. */
public sealed interface MetricReading {
    /** Usage of pods by container; {@code items} may hold pods that are not the autoscaler's. */
    record PodUsages(List<PodUsage> items, String source) implements MetricReading {
        public PodUsages {
            items = List.copyOf(items);
            Objects.requireNonNull(source, "source");
        }
    }

    /** A custom metric of several pods. */
    record PodValues(List<PodValue> items, String source) implements MetricReading {
        public PodValues {
            items = List.copyOf(items);
            Objects.requireNonNull(source, "source");
        }
    }

    /** A custom metric of one object. */
    record SingleValue(long milli, Instant timestamp, String source) implements MetricReading {
        public SingleValue {
            Objects.requireNonNull(timestamp, "timestamp");
            Objects.requireNonNull(source, "source");
        }
    }

    /** The series of an external metric, in the order of the answer. */
    record SeriesValues(List<Long> milli, String source) implements MetricReading {
        public SeriesValues {
            milli = List.copyOf(milli);
            Objects.requireNonNull(source, "source");
        }
    }

    /** The source could not answer; {@code error} is its own text. */
    record Failed(String error, String source) implements MetricReading {
        public Failed {
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(source, "source");
        }
    }

    /** Nobody was asked: the metric's own spec is at fault, and the evaluation says how. */
    record NotAsked() implements MetricReading {}

    /**
     * Usage of one pod.
     *
     * @param timestamp end of the window
     */
    record PodUsage(String pod, Instant timestamp, Duration window, List<ContainerUsage> containers) {
        public PodUsage {
            Objects.requireNonNull(pod, "pod");
            Objects.requireNonNull(timestamp, "timestamp");
            Objects.requireNonNull(window, "window");
            containers = List.copyOf(containers);
        }
    }

    /** Usage of one container by resource. */
    record ContainerUsage(String container, Map<String, Long> milli) {
        public ContainerUsage {
            Objects.requireNonNull(container, "container");
            milli = Map.copyOf(milli);
        }
    }

    /** A custom metric of one pod. */
    record PodValue(String pod, Instant timestamp, Duration window, long milli) {
        /** The window of a custom metric that names none. */
        public static final Duration DEFAULT_WINDOW = Duration.ofSeconds(60);

        public PodValue {
            Objects.requireNonNull(pod, "pod");
            Objects.requireNonNull(timestamp, "timestamp");
            Objects.requireNonNull(window, "window");
        }
    }
}
