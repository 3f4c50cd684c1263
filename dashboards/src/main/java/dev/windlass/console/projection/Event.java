package dev.windlass.console.projection;

import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.HorizontalDecision;
import dev.windlass.stream.sample.NodeSample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Something the console was told, with the time it was told. */
public sealed interface Event {
    /** When the console learned of it. */
    Instant at();

    /** A node was scraped. */
    record Sampled(Instant at, NodeSample sample) implements Event {
        public Sampled {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(sample, "sample");
        }
    }

    /** A horizontal decision was published; {@code id} is its place in the topic. */
    record HorizontallyDecided(Instant at, String id, HorizontalDecision decision) implements Event {
        public HorizontallyDecided {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(decision, "decision");
        }
    }

    /** A cluster decision was published; {@code id} is its place in the topic. */
    record ClusterDecided(Instant at, String id, ClusterDecision decision) implements Event {
        public ClusterDecided {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(decision, "decision");
        }
    }

    /** A node was created or changed. */
    record NodeSeen(Instant at, NodeFacts node) implements Event {
        public NodeSeen {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(node, "node");
        }
    }

    /** A node was deleted. */
    record NodeGone(Instant at, String node) implements Event {
        public NodeGone {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(node, "node");
        }
    }

    /** A pod was created or changed. */
    record PodSeen(Instant at, PodFacts pod) implements Event {
        public PodSeen {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(pod, "pod");
        }
    }

    /** A pod was deleted. */
    record PodGone(Instant at, ObjectName pod) implements Event {
        public PodGone {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(pod, "pod");
        }
    }

    /** A workload was created or changed. */
    record WorkloadSeen(Instant at, WorkloadFacts workload) implements Event {
        public WorkloadSeen {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(workload, "workload");
        }
    }

    /** A workload was deleted. */
    record WorkloadGone(Instant at, WorkloadName workload) implements Event {
        public WorkloadGone {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(workload, "workload");
        }
    }

    /** An autoscaler was created or changed. */
    record AutoscalerSeen(Instant at, AutoscalerFacts autoscaler) implements Event {
        public AutoscalerSeen {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(autoscaler, "autoscaler");
        }
    }

    /** An autoscaler was deleted. */
    record AutoscalerGone(Instant at, ObjectName autoscaler) implements Event {
        public AutoscalerGone {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(autoscaler, "autoscaler");
        }
    }

    /** The cluster-autoscaler wrote its status: these are all its groups. */
    record NodeGroupsSeen(Instant at, List<NodeGroupFacts> groups) implements Event {
        public NodeGroupsSeen {
            Objects.requireNonNull(at, "at");
            groups = List.copyOf(groups);
        }
    }

    /** The cluster-autoscaler could not help a pod. */
    record ScaleUpRefused(Instant at, Refusal refusal) implements Event {
        public ScaleUpRefused {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** A source of events was lost, found again or has caught up. */
    record SourceReported(Instant at, SourceState source) implements Event {
        public SourceReported {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(source, "source");
        }
    }

    /** Time has passed. */
    record Ticked(Instant at) implements Event {
        public Ticked {
            Objects.requireNonNull(at, "at");
        }
    }
}
