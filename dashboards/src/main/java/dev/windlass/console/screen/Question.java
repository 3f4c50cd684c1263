package dev.windlass.console.screen;

import dev.windlass.console.projection.ObjectName;
import java.util.Objects;

/** What a page wants to show. */
public sealed interface Question {
    /** What fails, what changed, how the cluster is. */
    record Overview() implements Question {}

    /** The autoscaled workloads. */
    record Workloads(TableQuestion table) implements Question {
        public Workloads {
            Objects.requireNonNull(table, "table");
        }
    }

    /** One autoscaled workload, by the name of its autoscaler. */
    record Workload(ObjectName autoscaler) implements Question {
        public Workload {
            Objects.requireNonNull(autoscaler, "autoscaler");
        }
    }

    /** The nodes. */
    record Nodes(TableQuestion table) implements Question {
        public Nodes {
            Objects.requireNonNull(table, "table");
        }
    }

    /** The pods; {@code node} restricts them to one node, empty for all. */
    record Pods(TableQuestion table, String node) implements Question {
        public Pods {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(node, "node");
        }
    }

    /** The pods without a node, and why. */
    record Pending(TableQuestion table) implements Question {
        public Pending {
            Objects.requireNonNull(table, "table");
        }
    }

    /** The node groups. */
    record Groups() implements Question {}

    /** The decisions; {@code engine} is {@code horizontal}, {@code cluster} or empty for both. */
    record Decisions(TableQuestion table, String engine, Scope scope) implements Question {
        public Decisions {
            Objects.requireNonNull(table, "table");
            if (!engine.isEmpty() && !engine.equals("horizontal") && !engine.equals("cluster")) {
                throw new BadQuestion("engine must be horizontal or cluster, was " + engine);
            }
            Objects.requireNonNull(scope, "scope");
        }

        /** Which decisions. */
        public enum Scope {
            /** Also those that explain why nothing changed. */
            ALL,
            /** Those that changed a size. */
            CHANGES;

            /** Reads {@code all} or {@code changes}. */
            public static Scope of(String text) {
                return switch (text) {
                    case "all" -> ALL;
                    case "changes" -> CHANGES;
                    default -> throw new BadQuestion("scope must be all or changes, was " + text);
                };
            }
        }
    }
}
