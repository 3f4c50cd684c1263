package dev.windlass.cluster.scheduling;

import java.util.Set;

/** What the pre-filters say of a pod before any node is looked at. */
public sealed interface Restriction {
    /** Any node may do. */
    enum Unrestricted implements Restriction {
        UNRESTRICTED
    }

    /**
     * Only these nodes may do.
     *
     * @param plugins who said so, sorted and joined by a comma
     */
    record OnlyNodes(Set<String> names, String plugins) implements Restriction {
        public OnlyNodes {
            names = Set.copyOf(names);
        }
    }

    /** No node will do. */
    record NoNode(Verdict.Refusal refusal) implements Restriction {}
}
