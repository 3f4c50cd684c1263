package dev.windlass.autoscaler.app;

import dev.windlass.autoscaler.decision.CloserLook;
import dev.windlass.autoscaler.decision.Explanation;
import dev.windlass.autoscaler.horizontal.Observation;
import dev.windlass.autoscaler.horizontal.PodState;
import dev.windlass.autoscaler.publish.CloserLooks;
import dev.windlass.kube.kind.ObjectKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has the nodes of a workload that is about to grow scraped more often. */
final class Attention {
    private final CloserLooks looks;
    private final Function<ObjectKey, Optional<String>> nodes;

    /** @param nodes where a pod runs, as far as is known */
    Attention(CloserLooks looks, Function<ObjectKey, Optional<String>> nodes) {
        this.looks = looks;
        this.nodes = nodes;
    }

    void consider(Observation observation, Explanation explanation) {
        if (!CloserLook.wanted(explanation.metrics(), observation.settings().tolerance())) {
            return;
        }
        String namespace = observation.autoscaler().namespace();
        Set<String> holding = observation.pods().stream()
                .map(PodState::name)
                .flatMap(pod -> nodes.apply(new ObjectKey(namespace, pod)).stream())
                .collect(Collectors.toSet());
        looks.ask(holding, observation.autoscaler().key() + " is about to leave its tolerance", observation.now());
    }
}
