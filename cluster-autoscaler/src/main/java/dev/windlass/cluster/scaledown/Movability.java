package dev.windlass.cluster.scaledown;

import java.util.Objects;

/** Whether a pod may be moved off its node. */
public sealed interface Movability {
    /** Variants that carry nothing. */
    enum Simple implements Movability {
        /** Needs no other place: it goes with the node or is as good as gone. */
        STAYS_BEHIND,
        /** May be evicted, and needs a place elsewhere. */
        MOVABLE,
        /** The node must wait until the pod has ended by itself. */
        ON_COMPLETION
    }

    /** Keeps its node alive. */
    record Blocks(Reason reason, String detail) implements Movability {
        public Blocks {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public String toString() {
            return reason.text() + ": " + detail;
        }
    }

    /** Why a pod blocks, by the names users know. */
    enum Reason {
        CONTROLLER_NOT_FOUND("ControllerNotFound"),
        MIN_REPLICAS_REACHED("MinReplicasReached"),
        NOT_REPLICATED("NotReplicated"),
        UNMOVABLE_KUBE_SYSTEM_POD("UnmovableKubeSystemPod"),
        NOT_SAFE_TO_EVICT_ANNOTATION("NotSafeToEvictAnnotation"),
        LOCAL_STORAGE_REQUESTED("LocalStorageRequested"),
        NOT_ENOUGH_PDB("NotEnoughPdb");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
