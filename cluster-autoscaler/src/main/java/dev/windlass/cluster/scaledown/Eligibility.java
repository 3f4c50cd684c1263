package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scaledown.Kept.Reason;
import dev.windlass.cluster.snapshot.NodeState;
import java.util.Objects;
import java.util.Optional;

/** Whether a node is worth simulating without: asked before any pod is moved, cheapest question first. */
final class Eligibility {
    static final String DISABLED_ANNOTATION = "cluster-autoscaler.kubernetes.io/scale-down-disabled";

    private final Input input;
    private final Settings settings;
    private final Memory memory;
    private final Room room;

    Eligibility(Input input, Settings settings, Memory memory, Room room) {
        this.room = room;
        this.input = input;
        this.settings = settings;
        this.memory = memory;
    }

    /** What keeps the node, if anything does. */
    Optional<Kept> keeps(NodeState state) {
        String name = state.name();
        if (input.deleting().includes(name)) {
            return keep(name, Reason.CURRENTLY_BEING_DELETED, "its removal is under way");
        }
        if ("true".equals(state.node().annotations().get(DISABLED_ANNOTATION))) {
            return keep(name, Reason.SCALE_DOWN_DISABLED_ANNOTATION, "annotated " + DISABLED_ANNOTATION + ": true");
        }
        if (!input.groupOfNode().containsKey(name)) {
            return keep(name, Reason.NOT_AUTOSCALED, "in no node group");
        }
        if (!state.node().ready() && !settings.removeUnready()) {
            return keep(name, Reason.SCALE_DOWN_UNREADY_DISABLED, "not ready, and scale-down-unready-enabled is false");
        }
        if (input.expecting().contains(name)) {
            return keep(name, Reason.NOT_UNNEEDED_OTHER_REASON, "a pod without a place fits here");
        }
        return recentlyUnremovable(name).or(() -> tooBusy(state));
    }

    private Optional<Kept> recentlyUnremovable(String name) {
        return Optional.ofNullable(memory.unremovableUntil().get(name))
                .filter(unremovable -> input.now().isBefore(unremovable.until()))
                .filter(unremovable -> !room.hasGrownSince(unremovable.room()))
                .map(unremovable -> Kept.until(
                        name,
                        Reason.RECENTLY_UNREMOVABLE,
                        unremovable.kept().reason().text() + ": "
                                + unremovable.kept().detail(),
                        unremovable.until()));
    }

    private Optional<Kept> tooBusy(NodeState state) {
        Utilization utilization = Utilization.of(state, settings, input.now());
        if (utilization.highest() <= settings.utilizationThreshold()) {
            return Optional.empty();
        }
        return keep(
                state.name(),
                Reason.NOT_UNDERUTILIZED,
                utilization + " of the allocatable is asked for; the threshold is "
                        + Math.round(settings.utilizationThreshold() * 100) + "%");
    }

    private static Optional<Kept> keep(String name, Reason reason, String detail) {
        return Optional.of(Kept.because(name, reason, Objects.requireNonNull(detail)));
    }
}
