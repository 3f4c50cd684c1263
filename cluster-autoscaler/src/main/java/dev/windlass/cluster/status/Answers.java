package dev.windlass.cluster.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.scaledown.Kept;
import dev.windlass.cluster.scaledown.Plan;
import dev.windlass.cluster.scaledown.Removal;
import dev.windlass.cluster.scaleup.Explanation;
import dev.windlass.cluster.scaleup.PendingPod;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The answers of the last pass: for each pod without a place why no group helps, for each node why it stays. */
public final class Answers {
    private Answers() {}

    public static ObjectNode json(Instant at, List<Explanation> pods, Plan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("at", at.toString());
        ArrayNode waiting = json.putArray("pods");
        pods.forEach(explanation -> waiting.add(pods(explanation)));
        plan.pause().ifPresent(pause -> json.put("pause", pause.toString()));
        ArrayNode unneeded = json.putArray("unneeded");
        plan.unneeded().forEach(removal -> unneeded.add(unneeded(removal)));
        ArrayNode kept = json.putArray("kept");
        plan.kept().stream().sorted(Comparator.comparing(Kept::node)).forEach(each -> kept.add(kept(each)));
        return json;
    }

    private static ObjectNode pods(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode names = json.putArray("pods");
        explanation.pods().members().stream()
                .map(PendingPod::pod)
                .forEach(pod -> names.add(pod.key().toString()));
        ObjectNode groups = json.putObject("refusedBy");
        explanation.refusals().forEach(refusal -> {
            ArrayNode reasons = groups.putArray(refusal.nodeGroup());
            refusal.reasons().forEach(reasons::add);
        });
        return json;
    }

    private static ObjectNode unneeded(Removal removal) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("node", removal.node())
                .put("group", removal.group())
                .put("since", removal.unneededSince().toString())
                .put("utilization", removal.utilization().toString());
        ObjectNode moves = json.putObject("moves");
        removal.destinations().forEach((pod, node) -> moves.put(pod.toString(), node));
        return json;
    }

    private static ObjectNode kept(Kept kept) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("node", kept.node())
                .put("reason", kept.reason().text())
                .put("detail", kept.detail());
        kept.endsAt().ifPresent(ends -> json.put("ends", ends.toString()));
        return json;
    }
}
