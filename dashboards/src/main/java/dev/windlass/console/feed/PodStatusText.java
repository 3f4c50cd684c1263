package dev.windlass.console.feed;

import dev.windlass.kube.wire.ContainerState;
import dev.windlass.kube.wire.ContainerStateTerminated;
import dev.windlass.kube.wire.ContainerStatus;
import dev.windlass.kube.wire.Pod;
import java.util.List;

/** The one word for a pod's state that people know from {@code kubectl get pods}. */
final class PodStatusText {
    private PodStatusText() {}

    static String of(Pod pod) {
        if (pod.getMetadata().hasDeletionTimestamp()) {
            return "Terminating";
        }
        String initializing = initializing(pod);
        if (!initializing.isEmpty()) {
            return initializing;
        }
        String status = pod.getStatus().getReason().isEmpty()
                ? pod.getStatus().getPhase()
                : pod.getStatus().getReason();
        boolean running = false;
        for (ContainerStatus container :
                pod.getStatus().getContainerStatusesList().reversed()) {
            ContainerState state = container.getState();
            if (!state.getWaiting().getReason().isEmpty()) {
                status = state.getWaiting().getReason();
            } else if (state.hasTerminated()) {
                status = ended(state.getTerminated());
            } else if (container.getReady() && state.hasRunning()) {
                running = true;
            }
        }
        return status.equals("Completed") && running ? "Running" : status;
    }

    /** How far the init containers are, empty when they are done. */
    private static String initializing(Pod pod) {
        List<ContainerStatus> containers = pod.getStatus().getInitContainerStatusesList();
        for (int i = 0; i < containers.size(); i++) {
            ContainerState state = containers.get(i).getState();
            boolean done = state.hasTerminated() && state.getTerminated().getExitCode() == 0;
            boolean sidecar = state.hasRunning() && containers.get(i).getStarted();
            if (done || sidecar) {
                continue;
            }
            if (state.hasTerminated()) {
                return "Init:" + ended(state.getTerminated());
            }
            String waiting = state.getWaiting().getReason();
            return waiting.isEmpty() || waiting.equals("PodInitializing")
                    ? "Init:" + i + "/" + containers.size()
                    : "Init:" + waiting;
        }
        return "";
    }

    private static String ended(ContainerStateTerminated terminated) {
        if (!terminated.getReason().isEmpty()) {
            return terminated.getReason();
        }
        return terminated.getSignal() != 0
                ? "Signal:" + terminated.getSignal()
                : "ExitCode:" + terminated.getExitCode();
    }
}
