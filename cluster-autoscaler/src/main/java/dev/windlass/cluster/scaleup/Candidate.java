package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeTemplate;
import java.util.Objects;

/** A node group that might grow, or the reason why it may not. */
public sealed interface Candidate {
    NodeGroup group();

    /** May grow by up to {@code room} nodes. */
    record Open(NodeGroup group, NodeTemplate template, int room) implements Candidate {
        public Open {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(template, "template");
            if (room <= 0) {
                throw new IllegalArgumentException("an open group has room, but " + group.id() + " has " + room);
            }
        }
    }

    /** May not grow now. */
    record Closed(NodeGroup group, String reason) implements Candidate {
        /** The group is as large as it may be. */
        public static final String MAX_SIZE_REACHED = "max node group size reached";
        /** A scale-up failed not long ago. */
        public static final String IN_BACKOFF = "in backoff after failed scale-up";
        /** Too many of its nodes are unready, or nobody can say what its nodes are like. */
        public static final String NOT_READY = "not ready for scale-up";

        public Closed {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
