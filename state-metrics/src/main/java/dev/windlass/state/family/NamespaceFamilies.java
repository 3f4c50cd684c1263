package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.Namespace;
import dev.windlass.kube.wire.NamespaceCondition;
import java.util.List;

/** What is exported about Namespaces. */
final class NamespaceFamilies {
    private static final List<String> PHASES = List.of("Active", "Terminating");

    private NamespaceFamilies() {}

    static KindFamilies<Namespace> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.NAMESPACE,
                Namespace::getMetadata,
                ObjectLabels.cluster("namespace", Namespace::getMetadata),
                List.of(
                        MetadataFamilies.created("kube_namespace_created", Namespace::getMetadata),
                        MetadataFamilies.annotations("kube_namespace_annotations", annotations, Namespace::getMetadata),
                        MetadataFamilies.labels("kube_namespace_labels", labels, Namespace::getMetadata),
                        statusPhase(),
                        statusCondition()));
    }

    private static Family<Namespace> statusPhase() {
        return stable("kube_namespace_status_phase", "kubernetes namespace status phase.")
                .labels("phase")
                .rule((namespace, samples) -> StatusSamples.addEach(
                        samples, PHASES, namespace.getStatus().getPhase()));
    }

    private static Family<Namespace> statusCondition() {
        return alpha("kube_namespace_status_condition", "The condition of a namespace.")
                .labels("condition", "status")
                .rule((namespace, samples) -> {
                    for (NamespaceCondition condition : namespace.getStatus().getConditionsList()) {
                        StatusSamples.addCondition(samples, condition.getStatus(), condition.getType());
                    }
                });
    }
}
