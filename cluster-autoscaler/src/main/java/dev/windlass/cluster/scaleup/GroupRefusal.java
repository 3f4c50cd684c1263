package dev.windlass.cluster.scaleup;

import java.util.List;
import java.util.Objects;

/** Why a node group is no answer for a pod: every reason there is, not only the first. */
public record GroupRefusal(String nodeGroup, List<String> reasons) {
    public GroupRefusal {
        Objects.requireNonNull(nodeGroup, "nodeGroup");
        reasons = List.copyOf(reasons);
    }
}
