package dev.windlass.cluster.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.scaleup.Announcement;
import dev.windlass.cluster.scaleup.Candidate;
import dev.windlass.cluster.scaleup.Explanation;
import dev.windlass.cluster.scaleup.PendingPod;
import dev.windlass.cluster.scaleup.PodGroup;
import dev.windlass.cluster.snapshot.HostPort;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeSelectorTerm;
import dev.windlass.cluster.snapshot.NodeSelectorTerm.Requirement;
import dev.windlass.cluster.snapshot.NodeTemplate;
import dev.windlass.cluster.snapshot.PodSpec;
import dev.windlass.cluster.snapshot.Resources;
import dev.windlass.cluster.snapshot.Taint;
import dev.windlass.cluster.snapshot.Toleration;
import java.util.List;
import java.util.Map;

/** The versioned form in which a decision keeps what it was made from. Fields are added, never changed. */
final class InputJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private InputJson() {}

    static ObjectNode candidate(Candidate candidate) {
        ObjectNode json = group(candidate.group());
        switch (candidate) {
            case Candidate.Open(var _, NodeTemplate template, int room) -> {
                json.put("room", room);
                json.set("template", template(template));
            }
            case Candidate.Closed(var _, String reason) -> json.put("closed", reason);
        }
        return json;
    }

    static ObjectNode group(NodeGroup group) {
        return JSON.objectNode()
                .put("id", group.id())
                .put("min", group.minSize())
                .put("max", group.maxSize())
                .put("target", group.targetSize());
    }

    private static ObjectNode template(NodeTemplate template) {
        ObjectNode json = JSON.objectNode();
        json.put("origin", template.origin().name());
        json.set("allocatable", resources(template.node().allocatable()));
        json.set("capacity", resources(template.node().capacity()));
        json.put("maxPods", template.node().maxPods());
        json.set("labels", strings(template.node().labels()));
        ArrayNode taints = json.putArray("taints");
        for (Taint taint : template.node().taints()) {
            taints.addObject()
                    .put("key", taint.key())
                    .put("value", taint.value())
                    .put("effect", taint.effect());
        }
        ArrayNode daemons = json.putArray("daemons");
        template.daemons()
                .forEach(pod ->
                        daemons.add(resources(pod.held()).put("pod", pod.key().toString())));
        return json;
    }

    static List<ObjectNode> podGroups(List<PendingPod> pods) {
        return PodGroup.of(pods).stream().map(InputJson::podGroup).toList();
    }

    private static ObjectNode podGroup(PodGroup group) {
        ObjectNode json = spec(group.sample().spec());
        json.set("labels", strings(group.sample().labels()));
        ArrayNode members = json.putArray("members");
        for (PendingPod pending : group.members()) {
            ObjectNode member =
                    members.addObject().put("pod", pending.pod().key().toString());
            switch (pending.cause()) {
                case PendingPod.Cause.Refused.REFUSED -> member.put("cause", "refused");
                case PendingPod.Cause.Displaced(String node) ->
                    member.put("cause", "displaced").put("node", node);
                case PendingPod.Cause.Announced(Announcement announcement) ->
                    member.put("cause", "announced")
                            .put("target", announcement.target().toString())
                            .put("from", announcement.from())
                            .put("to", announcement.to())
                            .put("decidedAt", announcement.decidedAt().toString());
            }
        }
        return json;
    }

    private static ObjectNode spec(PodSpec spec) {
        ObjectNode json = JSON.objectNode();
        json.set("requests", resources(spec.requests()));
        json.set("nodeSelector", strings(spec.nodeSelector()));
        spec.requiredAffinity().ifPresent(terms -> {
            ArrayNode array = json.putArray("requiredTerms");
            terms.forEach(term -> array.add(term(term)));
        });
        ArrayNode tolerations = json.putArray("tolerations");
        for (Toleration toleration : spec.tolerations()) {
            tolerations
                    .addObject()
                    .put("key", toleration.key())
                    .put("operator", toleration.operator())
                    .put("value", toleration.value())
                    .put("effect", toleration.effect());
        }
        ArrayNode ports = json.putArray("hostPorts");
        for (HostPort port : spec.hostPorts()) {
            ports.addObject()
                    .put("address", port.address())
                    .put("protocol", port.protocol())
                    .put("port", port.port());
        }
        ArrayNode unbuilt = json.putArray("unbuiltRules");
        spec.unbuiltRules().forEach(rule -> unbuilt.add(rule.plugin()));
        return json.put("priority", spec.priorityOrZero());
    }

    private static ObjectNode term(NodeSelectorTerm term) {
        ObjectNode json = JSON.objectNode();
        requirements(term.expressions(), json.putArray("expressions"));
        requirements(term.fields(), json.putArray("fields"));
        return json;
    }

    private static void requirements(List<Requirement> requirements, ArrayNode array) {
        for (Requirement requirement : requirements) {
            ObjectNode json = array.addObject().put("key", requirement.key()).put("operator", requirement.operator());
            requirement.values().forEach(json.putArray("values")::add);
        }
    }

    static ObjectNode explanation(Explanation explanation) {
        ObjectNode json = JSON.objectNode();
        ArrayNode pods = json.putArray("pods");
        explanation
                .pods()
                .members()
                .forEach(pending -> pods.add(pending.pod().key().toString()));
        ArrayNode refusals = json.putArray("groups");
        explanation.refusals().forEach(refusal -> {
            ObjectNode each = refusals.addObject().put("group", refusal.nodeGroup());
            refusal.reasons().forEach(each.putArray("reasons")::add);
        });
        return json;
    }

    static ObjectNode resources(Resources resources) {
        ObjectNode json = JSON.objectNode()
                .put("milliCpu", resources.milliCpu())
                .put("memoryBytes", resources.memoryBytes())
                .put("ephemeralStorageBytes", resources.ephemeralStorageBytes());
        resources.scalars().forEach(json::put);
        return json;
    }

    private static ObjectNode strings(Map<String, String> map) {
        ObjectNode json = JSON.objectNode();
        map.forEach(json::put);
        return json;
    }
}
