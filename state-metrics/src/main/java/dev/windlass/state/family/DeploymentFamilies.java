package dev.windlass.state.family;

import static dev.windlass.state.family.Family.alpha;
import static dev.windlass.state.family.Family.stable;

import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.Deployment;
import dev.windlass.kube.wire.DeploymentCondition;
import dev.windlass.kube.wire.IntOrString;
import dev.windlass.kube.wire.RollingUpdateDeployment;
import dev.windlass.state.exposition.Samples;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** What is exported about Deployments. */
final class DeploymentFamilies {
    /** Reasons the deployment controller gives; others come from elsewhere and would make labels without bound. */
    private static final Set<String> KNOWN_REASONS = Set.of(
            "ReplicaSetUpdated",
            "ReplicaSetCreateError",
            "NewReplicaSetCreated",
            "FoundNewReplicaSet",
            "NewReplicaSetAvailable",
            "ProgressDeadlineExceeded",
            "DeploymentPaused",
            "DeploymentResumed",
            "MinimumReplicasAvailable",
            "MinimumReplicasUnavailable",
            "");

    private DeploymentFamilies() {}

    static KindFamilies<Deployment> of(KeySelection labels, KeySelection annotations) {
        return new KindFamilies<>(
                Kinds.DEPLOYMENT,
                Deployment::getMetadata,
                ObjectLabels.namespaced("deployment", Deployment::getMetadata),
                List.of(
                        MetadataFamilies.plainOwner(
                                alpha("kube_deployment_owner", "Information about the Deployment's owner."),
                                Deployment::getMetadata),
                        MetadataFamilies.created("kube_deployment_created", Deployment::getMetadata),
                        statusReplicas(),
                        statusReplicasReady(),
                        statusReplicasAvailable(),
                        statusReplicasUnavailable(),
                        statusReplicasUpdated(),
                        statusTerminatingReplicas(),
                        statusObservedGeneration(),
                        statusCondition(),
                        specReplicas(),
                        specPaused(),
                        maxUnavailable(),
                        maxSurge(),
                        MetadataFamilies.generation(
                                "kube_deployment_metadata_generation",
                                "Sequence number representing a specific generation of the desired state.",
                                Deployment::getMetadata),
                        MetadataFamilies.deleted("kube_deployment_deletion_timestamp", Deployment::getMetadata),
                        MetadataFamilies.annotations(
                                "kube_deployment_annotations", annotations, Deployment::getMetadata),
                        MetadataFamilies.labels("kube_deployment_labels", labels, Deployment::getMetadata)));
    }

    private static Family<Deployment> statusReplicas() {
        return stable("kube_deployment_status_replicas", "The number of replicas per deployment.")
                .rule((deployment, samples) ->
                        samples.add(deployment.getStatus().getReplicas()));
    }

    private static Family<Deployment> statusReplicasReady() {
        return stable("kube_deployment_status_replicas_ready", "The number of ready replicas per deployment.")
                .rule((deployment, samples) ->
                        samples.add(deployment.getStatus().getReadyReplicas()));
    }

    private static Family<Deployment> statusReplicasAvailable() {
        return stable("kube_deployment_status_replicas_available", "The number of available replicas per deployment.")
                .rule((deployment, samples) ->
                        samples.add(deployment.getStatus().getAvailableReplicas()));
    }

    private static Family<Deployment> statusReplicasUnavailable() {
        return stable(
                        "kube_deployment_status_replicas_unavailable",
                        "The number of unavailable replicas per deployment.")
                .rule((deployment, samples) ->
                        samples.add(deployment.getStatus().getUnavailableReplicas()));
    }

    private static Family<Deployment> statusReplicasUpdated() {
        return stable("kube_deployment_status_replicas_updated", "The number of updated replicas per deployment.")
                .rule((deployment, samples) ->
                        samples.add(deployment.getStatus().getUpdatedReplicas()));
    }

    private static Family<Deployment> statusTerminatingReplicas() {
        return alpha(
                        "kube_deployment_status_terminating_replicas",
                        "The number of terminating replicas per deployment.")
                .rule((deployment, samples) -> {
                    if (deployment.getStatus().hasTerminatingReplicas()) {
                        samples.add(deployment.getStatus().getTerminatingReplicas());
                    }
                });
    }

    private static Family<Deployment> statusObservedGeneration() {
        return stable(
                        "kube_deployment_status_observed_generation",
                        "The generation observed by the deployment controller.")
                .rule((deployment, samples) ->
                        samples.add((double) deployment.getStatus().getObservedGeneration()));
    }

    private static Family<Deployment> statusCondition() {
        return stable("kube_deployment_status_condition", "The current status conditions of a deployment.")
                .labels("reason", "condition", "status")
                .rule((deployment, samples) -> {
                    for (DeploymentCondition condition : deployment.getStatus().getConditionsList()) {
                        String reason =
                                KNOWN_REASONS.contains(condition.getReason()) ? condition.getReason() : "unknown";
                        StatusSamples.addCondition(samples, condition.getStatus(), reason, condition.getType());
                    }
                });
    }

    private static Family<Deployment> specReplicas() {
        return stable("kube_deployment_spec_replicas", "Number of desired pods for a deployment.")
                .rule((deployment, samples) -> {
                    if (deployment.getSpec().hasReplicas()) {
                        samples.add(deployment.getSpec().getReplicas());
                    }
                });
    }

    private static Family<Deployment> specPaused() {
        return stable(
                        "kube_deployment_spec_paused",
                        "Whether the deployment is paused and will not be processed by the deployment controller.")
                .rule((deployment, samples) -> samples.add(deployment.getSpec().getPaused()));
    }

    private static Family<Deployment> maxUnavailable() {
        return stable(
                        "kube_deployment_spec_strategy_rollingupdate_max_unavailable",
                        "Maximum number of unavailable replicas during a rolling update of a deployment.")
                .rule((deployment, samples) -> {
                    RollingUpdateDeployment rolling =
                            deployment.getSpec().getStrategy().getRollingUpdate();
                    if (rolling.hasMaxUnavailable()) {
                        addScaled(samples, rolling.getMaxUnavailable(), deployment, RoundingMode.FLOOR);
                    }
                });
    }

    private static Family<Deployment> maxSurge() {
        return stable(
                        "kube_deployment_spec_strategy_rollingupdate_max_surge",
                        "Maximum number of replicas that can be scheduled above the desired number of replicas during"
                                + " a rolling update of a deployment.")
                .rule((deployment, samples) -> {
                    RollingUpdateDeployment rolling =
                            deployment.getSpec().getStrategy().getRollingUpdate();
                    if (rolling.hasMaxSurge()) {
                        addScaled(samples, rolling.getMaxSurge(), deployment, RoundingMode.CEILING);
                    }
                });
    }

    private static void addScaled(Samples samples, IntOrString amount, Deployment deployment, RoundingMode rounding) {
        if (deployment.getSpec().hasReplicas()) {
            IntOrPercent.scale(amount, deployment.getSpec().getReplicas(), rounding)
                    .ifPresent(samples::add);
        }
    }
}
