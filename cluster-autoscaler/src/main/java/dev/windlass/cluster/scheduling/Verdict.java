package dev.windlass.cluster.scheduling;

import java.util.List;
import java.util.Objects;

/** What one filter, or all of them, say about a pod on a node. */
public sealed interface Verdict {
    /** The pod may run there. */
    enum Fit implements Verdict {
        FIT
    }

    /**
     * The pod may not run there.
     *
     * @param plugin the kube-scheduler plugin whose rule it is; two of them joined by a comma when both keep the pod to
     *     other nodes; empty when their demands exclude each other
     * @param reasons in the order of the plugin's checks
     */
    record Refusal(String plugin, Code code, List<String> reasons) implements Verdict {
        public Refusal {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(code, "code");
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal by " + plugin + " needs a reason");
            }
        }

        /** Other pods are in the way; without them the pod might fit. */
        static Refusal unschedulable(String plugin, String... reasons) {
            return new Refusal(plugin, Code.UNSCHEDULABLE, List.of(reasons));
        }

        /** The node itself will not do, whatever else runs on it. */
        static Refusal unresolvable(String plugin, String... reasons) {
            return new Refusal(plugin, Code.UNSCHEDULABLE_AND_UNRESOLVABLE, List.of(reasons));
        }

        @Override
        public String toString() {
            return String.join(", ", reasons);
        }
    }

    /** Whether removing pods might help. */
    enum Code {
        UNSCHEDULABLE("Unschedulable"),
        UNSCHEDULABLE_AND_UNRESOLVABLE("UnschedulableAndUnresolvable");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** As kube-scheduler spells it. */
        public String text() {
            return text;
        }
    }
}
