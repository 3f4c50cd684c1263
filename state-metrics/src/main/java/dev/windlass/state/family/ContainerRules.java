package dev.windlass.state.family;

import dev.windlass.kube.wire.Container;
import dev.windlass.kube.wire.ContainerState;
import dev.windlass.kube.wire.ContainerStateTerminated;
import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.kube.wire.ResourceRequirements;
import dev.windlass.state.exposition.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rules that containers and init containers share; which of the two they read is told by the caller. */
final class ContainerRules {
    private ContainerRules() {}

    /** Calls for each container of the spec that has a status of the same name, in the order of the spec. */
    static void forEachWithStatus(
            List<Container> containers, List<ContainerStatus> statuses, BiConsumer<Container, ContainerStatus> action) {
        for (Container container : containers) {
            statuses.stream()
                    .filter(status -> status.getName().equals(container.getName()))
                    .findFirst()
                    .ifPresent(status -> action.accept(container, status));
        }
    }

    static Family.Rule<Pod> resources(
            Function<Pod, List<Container>> containers,
            Function<ResourceRequirements, Map<String, Quantity>> requirement) {
        return (pod, samples) -> {
            for (Container container : containers.apply(pod)) {
                ResourceAmounts.addOfContainer(
                        samples,
                        container.getName(),
                        pod.getSpec().getNodeName(),
                        requirement.apply(container.getResources()));
            }
        };
    }

    static Family.Rule<Pod> stateStarted(Function<Pod, List<ContainerStatus>> statuses) {
        return (pod, samples) -> {
            for (ContainerStatus status : statuses.apply(pod)) {
                startedAt(status.getState()).ifPresent(started -> samples.add(started, status.getName()));
            }
        };
    }

    private static Optional<Long> startedAt(ContainerState state) {
        if (state.hasRunning()) {
            return Optional.of(Timestamps.seconds(state.getRunning().getStartedAt()));
        }
        if (state.hasTerminated()) {
            return Optional.of(Timestamps.seconds(state.getTerminated().getStartedAt()));
        }
        return Optional.empty();
    }

    static Family.Rule<Pod> flag(Function<Pod, List<ContainerStatus>> statuses, Predicate<ContainerStatus> condition) {
        return (pod, samples) -> {
            for (ContainerStatus status : statuses.apply(pod)) {
                samples.add(condition.test(status) ? 1 : 0, status.getName());
            }
        };
    }

    static Family.Rule<Pod> restarts(Function<Pod, List<ContainerStatus>> statuses) {
        return (pod, samples) -> {
            for (ContainerStatus status : statuses.apply(pod)) {
                samples.add(status.getRestartCount(), status.getName());
            }
        };
    }

    static Family.Rule<Pod> terminatedReason(Function<Pod, List<ContainerStatus>> statuses) {
        return (pod, samples) -> {
            for (ContainerStatus status : statuses.apply(pod)) {
                if (status.getState().hasTerminated()) {
                    samples.add(
                            1,
                            status.getName(),
                            status.getState().getTerminated().getReason());
                }
            }
        };
    }

    static Family.Rule<Pod> waitingReason(Function<Pod, List<ContainerStatus>> statuses) {
        return (pod, samples) -> {
            for (ContainerStatus status : statuses.apply(pod)) {
                if (status.getState().hasWaiting()) {
                    samples.add(
                            1, status.getName(), status.getState().getWaiting().getReason());
                }
            }
        };
    }

    static Family.Rule<Pod> lastTerminatedReason(Function<Pod, List<ContainerStatus>> statuses) {
        return lastTerminated(statuses, (name, last, samples) -> samples.add(1, name, last.getReason()));
    }

    static Family.Rule<Pod> lastTerminatedExitCode(Function<Pod, List<ContainerStatus>> statuses) {
        return lastTerminated(statuses, (name, last, samples) -> samples.add(last.getExitCode(), name));
    }

    static Family.Rule<Pod> lastTerminatedTimestamp(Function<Pod, List<ContainerStatus>> statuses) {
        return lastTerminated(
                statuses,
                (name, last, samples) -> samples.add((double) Timestamps.seconds(last.getFinishedAt()), name));
    }

    private interface LastTerminatedRule {
        void apply(String container, ContainerStateTerminated last, Samples samples);
    }

    private static Family.Rule<Pod> lastTerminated(
            Function<Pod, List<ContainerStatus>> statuses, LastTerminatedRule rule) {
        return (pod, samples) -> {
            for (ContainerStatus status : statuses.apply(pod)) {
                if (status.getLastState().hasTerminated()) {
                    rule.apply(status.getName(), status.getLastState().getTerminated(), samples);
                }
            }
        };
    }
}
