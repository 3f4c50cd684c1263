package dev.windlass.cluster.scaleup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why node groups are no answer for some like pods.
 *
 * @param refusals one for every node group that cannot help
 */
public record Explanation(PodGroup pods, List<GroupRefusal> refusals) {
    public Explanation {
        refusals = List.copyOf(refusals);
    }

    /** Reasons with the number of groups that gave them: {@code 1 max node group size reached, 2 Insufficient cpu}. */
    public String countedReasons() {
        Map<String, Integer> counts = new TreeMap<>();
        refusals.stream()
                .map(GroupRefusal::reasons)
                .flatMap(Collection::stream)
                .forEach(reason -> counts.merge(reason, 1, Integer::sum));
        List<String> texts = new ArrayList<>();
        counts.forEach((reason, count) -> texts.add(count + " " + reason));
        return String.join(", ", texts);
    }
}
