package dev.windlass.cluster.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.scaledown.Settings;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.PodKey;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.ClusterDecision.Trigger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the record of the removal of one node. */
public record ScaleDownRecord(Removal removal, NodeGroup group, Settings settings, Instant decidedAt) {
    /** Version of the form of {@link ClusterDecision#inputs()}. */
    static final String SCHEMA = "windlass.cluster-autoscaler/scale-down/v1";

    public ClusterDecision decision() {
        return new ClusterDecision(
                group.id(),
                removal.ready() ? Trigger.UNNEEDED_NODE : Trigger.UNREADY_NODE,
                decidedAt,
                group.targetSize(),
                group.targetSize() - 1,
                List.of(removal.node()),
                removal.moved().stream().map(pod -> pod.key().toString()).toList(),
                List.of(),
                sentence(),
                inputs());
    }

    String sentence() {
        String what = "Shrink " + group.id() + " from " + group.targetSize() + " to " + (group.targetSize() - 1)
                + ": node " + removal.node() + " is unneeded since "
                + removal.unneededSince().truncatedTo(ChronoUnit.SECONDS);
        if (removal.isEmpty()) {
            return what + " and runs nothing that must move";
        }
        int count = removal.moved().size();
        return what + " (" + removal.utilization() + " asked for), and its " + count
                + (count == 1 ? " pod fits" : " pods fit") + " on "
                + String.join(", ", new TreeSet<>(removal.destinations().values()));
    }

    private ObjectNode inputs() {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        inputs.set("group", InputJson.group(group));
        inputs.putObject("utilization")
                .put("cpu", removal.utilization().cpu())
                .put("memory", removal.utilization().memory());
        inputs.putObject("settings")
                .put("utilizationThreshold", settings.utilizationThreshold())
                .put("unneededSeconds", settings.unneededTime().toSeconds())
                .put("unreadySeconds", settings.unreadyTime().toSeconds());
        inputs.put("unneededSince", removal.unneededSince().toString());
        inputs.put("ready", removal.ready());
        ArrayNode moves = inputs.putArray("moves");
        Map<PodKey, String> sorted = new TreeMap<>(removal.destinations());
        sorted.forEach(
                (pod, node) -> moves.addObject().put("pod", pod.toString()).put("to", node));
        return inputs;
    }
}
