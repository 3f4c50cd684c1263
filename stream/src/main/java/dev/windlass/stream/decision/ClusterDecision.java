package dev.windlass.stream.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One change of one node group: topic {@code decisions.cluster}, keyed by the group.
 *
 * @param nodeGroup id of the node group
 * @param trigger what made the cluster-autoscaler look
 * @param currentSize target size of the group before
 * @param desiredSize target size of the group after
 * @param nodes names of the nodes added or removed, as far as they are known
 * @param pods the pods the nodes are for, or the pods that had to move; {@code namespace/name}
 * @param options the groups that were considered, best first
 * @param sentence the decision in one sentence for a person
 * @param inputs everything the evaluation read, in the cluster-autoscaler's own versioned form
 */
public record ClusterDecision(
        String nodeGroup,
        Trigger trigger,
        Instant decidedAt,
        int currentSize,
        int desiredSize,
        List<String> nodes,
        List<String> pods,
        List<Option> options,
        String sentence,
        JsonNode inputs)
        implements Decision {
    public ClusterDecision {
        Objects.requireNonNull(nodeGroup, "nodeGroup");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(decidedAt, "decidedAt");
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        options = List.copyOf(options);
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(inputs, "inputs");
    }

    /** What made the cluster-autoscaler act. */
    public enum Trigger {
        /** Pods the scheduler could not place. */
        PENDING_PODS,
        /** Pods that a horizontal decision will create. */
        HORIZONTAL_DECISION,
        /** A node whose pods fit elsewhere. */
        UNNEEDED_NODE,
        /** A node that never became usable. */
        UNREADY_NODE
    }

    /**
     * A node group as it was considered.
     *
     * @param nodes how many nodes it would have taken; 0 when it was refused
     * @param pods how many of the pods they would hold
     * @param refusal why the group was no option, empty when it was one
     */
    public record Option(String nodeGroup, int nodes, int pods, double score, String refusal) {}

    @Override
    public String key() {
        return "nodegroup/" + nodeGroup;
    }
}
