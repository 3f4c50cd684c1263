package dev.windlass.cluster.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.cluster.scaleup.Announcement;
import dev.windlass.cluster.scaleup.Candidate;
import dev.windlass.cluster.scaleup.Explanation;
import dev.windlass.cluster.scaleup.Option;
import dev.windlass.cluster.scaleup.PendingPod;
import dev.windlass.cluster.scaleup.expander.Expander.Ranked;
import dev.windlass.stream.decision.ClusterDecision;
import dev.windlass.stream.decision.ClusterDecision.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the record of a scale-up.
 *
 * @param chosen the option that was taken
 * @param nodes names of the new nodes, as far as they are known
 * @param ranked all options, best first
 * @param candidates every group as it was considered
 * @param explanations why groups were no answer for pods
 * @param expanders the chain that chose
 */
public record ScaleUpRecord(
        Option chosen,
        List<String> nodes,
        int desiredSize,
        List<Ranked> ranked,
        List<Candidate> candidates,
        List<Explanation> explanations,
        List<String> expanders,
        Instant decidedAt) {
    /** Version of the form of {@link ClusterDecision#inputs()}. */
    static final String SCHEMA = "windlass.cluster-autoscaler/scale-up/v1";

    private static final int NAMED_TARGETS = 3;

    public ClusterDecision decision() {
        return new ClusterDecision(
                chosen.group().id(),
                trigger(),
                decidedAt,
                chosen.group().targetSize(),
                desiredSize,
                nodes,
                chosen.pods().stream()
                        .map(pending -> pending.pod().key().toString())
                        .toList(),
                options(),
                sentence(),
                inputs());
    }

    /** One pod that the scheduler has not refused is enough: without the announcement the order would come later. */
    Trigger trigger() {
        return chosen.pods().stream().anyMatch(PendingPod::isAnnounced)
                ? Trigger.HORIZONTAL_DECISION
                : Trigger.PENDING_PODS;
    }

    private List<ClusterDecision.Option> options() {
        List<ClusterDecision.Option> options = new ArrayList<>();
        Set<String> listed = new LinkedHashSet<>();
        for (Ranked each : ranked) {
            Option option = each.option();
            listed.add(option.group().id());
            options.add(new ClusterDecision.Option(
                    option.group().id(), option.nodeCount(), option.pods().size(), each.score(), ""));
        }
        for (Candidate candidate : candidates) {
            String group = candidate.group().id();
            if (listed.add(group)) {
                options.add(new ClusterDecision.Option(group, 0, 0, 0, refusal(candidate, group)));
            }
        }
        return options;
    }

    private String refusal(Candidate candidate, String group) {
        return switch (candidate) {
            case Candidate.Closed(var _, String reason) -> reason;
            case Candidate.Open _ -> {
                Set<String> reasons = new LinkedHashSet<>();
                explanations.stream()
                        .flatMap(explanation -> explanation.refusals().stream())
                        .filter(refusal -> refusal.nodeGroup().equals(group))
                        .forEach(refusal -> reasons.addAll(refusal.reasons()));
                yield String.join(", ", reasons);
            }
        };
    }

    /** For a person: what, for whom, and why this group. */
    String sentence() {
        List<PendingPod> announced =
                chosen.pods().stream().filter(PendingPod::isAnnounced).toList();
        int pending = chosen.pods().size() - announced.size();
        StringBuilder text = new StringBuilder()
                .append("Grow ")
                .append(chosen.group().id())
                .append(" from ")
                .append(chosen.group().targetSize())
                .append(" to ")
                .append(desiredSize)
                .append(desiredSize == 1 ? " node for " : " nodes for ");
        if (!announced.isEmpty()) {
            text.append(counted(announced.size(), "pod"))
                    .append(" still to come (")
                    .append(targets(announced))
                    .append(")");
        }
        if (pending > 0) {
            text.append(announced.isEmpty() ? "" : " and ")
                    .append(counted(pending, "pod"))
                    .append(" without a place");
        }
        return text.append(reason()).toString();
    }

    private String reason() {
        if (ranked.size() < 2) {
            return "; no other group would do";
        }
        return "; chosen by " + String.join(", ", expanders) + " of " + ranked.size() + " groups";
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String targets(Collection<PendingPod> announced) {
        Set<Announcement> announcements = new LinkedHashSet<>();
        for (PendingPod pending : announced) {
            if (pending.cause() instanceof PendingPod.Cause.Announced(Announcement announcement)) {
                announcements.add(announcement);
            }
        }
        List<String> names = announcements.stream()
                .limit(NAMED_TARGETS)
                .map(each -> each.target() + " goes from " + each.from() + " to " + each.to())
                .toList();
        int more = announcements.size() - names.size();
        return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }

    private ObjectNode inputs() {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        expanders.forEach(inputs.putArray("expanders")::add);
        ArrayNode groups = inputs.putArray("groups");
        candidates.forEach(candidate -> groups.add(InputJson.candidate(candidate)));
        ArrayNode pods = inputs.putArray("pods");
        InputJson.podGroups(chosen.pods()).forEach(pods::add);
        ArrayNode refusals = inputs.putArray("refusals");
        explanations.forEach(explanation -> refusals.add(InputJson.explanation(explanation)));
        return inputs;
    }
}
