package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.scaleup.Candidate.Closed;
import dev.windlass.cluster.scaleup.Candidate.Open;
import dev.windlass.cluster.scaleup.Limits.Totals;
import dev.windlass.cluster.snapshot.NodeGroup;
import dev.windlass.cluster.snapshot.NodeTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which node groups may grow now, and by how much. */
public final class Candidates {
    private Candidates() {}

    /**
     * @param templates by group; a group that is not among them cannot be simulated and so not grown
     * @param unhealthy groups of which too many nodes are unready
     */
    public static List<Candidate> of(
            List<NodeGroup> groups,
            Map<String, NodeTemplate> templates,
            Set<String> unhealthy,
            Backoff backoff,
            Limits limits,
            Totals totals,
            Instant now) {
        return groups.stream()
                .map(group -> candidate(group, templates, unhealthy, backoff, limits, totals, now))
                .toList();
    }

    private static Candidate candidate(
            NodeGroup group,
            Map<String, NodeTemplate> templates,
            Set<String> unhealthy,
            Backoff backoff,
            Limits limits,
            Totals totals,
            Instant now) {
        NodeTemplate template = templates.get(group.id());
        if (template == null || unhealthy.contains(group.id())) {
            return new Closed(group, Closed.NOT_READY);
        }
        if (backoff.at(group.id(), now).isPresent()) {
            return new Closed(group, Closed.IN_BACKOFF);
        }
        if (group.room() == 0) {
            return new Closed(group, Closed.MAX_SIZE_REACHED);
        }
        int room = Math.min(group.room(), limits.room(totals, template.node()));
        return room == 0 ? new Closed(group, limits.refusal(totals, template.node())) : new Open(group, template, room);
    }
}
