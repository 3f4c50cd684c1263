package dev.windlass.stream.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
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
        @JsonProperty(required = true) int currentSize,
        @JsonProperty(required = true) int desiredSize,
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
        inputs = inputs.deepCopy();
    }

    /** What made the cluster-autoscaler act. */
    public enum Trigger {
        /** Pods the scheduler could not place. */
        @JsonProperty("pending-pods")
        PENDING_PODS,
        /** Pods that a horizontal decision will create. */
        @JsonProperty("horizontal-decision")
        HORIZONTAL_DECISION,
        /** A node whose pods fit elsewhere. */
        @JsonProperty("unneeded-node")
        UNNEEDED_NODE,
        /** A node that never became usable. */
        @JsonProperty("unready-node")
        UNREADY_NODE
    }

    /**
     * A node group as it was considered.
     *
     * @param nodes how many nodes it would have taken; 0 when it was refused
     * @param pods how many of the pods they would hold
     * @param score the expander's measure, finite; its meaning is the strategy's
     * @param refusal why the group was no option, empty when it was one
     */
    public record Option(
            String nodeGroup,
            @JsonProperty(required = true) int nodes,
            @JsonProperty(required = true) int pods,
            @JsonProperty(required = true) double score,
            String refusal) {
        public Option {
            Objects.requireNonNull(nodeGroup, "nodeGroup");
            Objects.requireNonNull(refusal, "refusal");
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("the score of " + nodeGroup + " must be finite, was " + score);
            }
        }
    }

    @Override
    public String key() {
        return "nodegroup/" + nodeGroup;
    }
}
