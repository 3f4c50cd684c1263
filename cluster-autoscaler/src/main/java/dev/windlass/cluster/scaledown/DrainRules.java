package dev.windlass.cluster.scaledown;

import dev.windlass.cluster.scaledown.Movability.Blocks;
import dev.windlass.cluster.scaledown.Movability.Reason;
import dev.windlass.cluster.scaledown.Movability.Simple;
import dev.windlass.cluster.snapshot.Owner;
import dev.windlass.cluster.snapshot.Pod;
import dev.windlass.cluster.snapshot.Pod.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The rules that say whether a pod may be moved. They are asked in order, and the first that knows decides. */
final class DrainRules {
    static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";
    static final String SAFE_LOCAL_VOLUMES = "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes";
    static final String DAEMONSET_POD = "cluster-autoscaler.kubernetes.io/daemonset-pod";

    private static final Set<String> REPLICATING = Set.of("ReplicationController", "ReplicaSet", "Job", "StatefulSet");
    private static final Set<String> REPLICA_COUNTED = Set.of("ReplicationController", "ReplicaSet");

    private final List<Rule> rules = List.of(
            this::mirror,
            this::longTerminating,
            this::controllerGone,
            this::tooFewReplicas,
            this::daemonSet,
            this::safeToEvict,
            this::finished,
            this::onCompletion,
            this::notReplicated,
            this::systemPod,
            this::notSafeToEvict,
            this::localStorage,
            this::budgetUsedUp);

    private final Settings.Pods settings;
    private final Workloads workloads;
    private final BudgetLedger budgets;
    private final Instant now;

    DrainRules(Settings.Pods settings, Workloads workloads, BudgetLedger budgets, Instant now) {
        this.settings = settings;
        this.workloads = workloads;
        this.budgets = budgets;
        this.now = now;
    }

    private interface Rule {
        Optional<Movability> judge(Pod pod);
    }

    Movability judge(Pod pod) {
        for (Rule rule : rules) {
            Optional<Movability> judged = rule.judge(pod);
            if (judged.isPresent()) {
                return judged.get();
            }
        }
        return Simple.MOVABLE;
    }

    private Optional<Movability> mirror(Pod pod) {
        return when(pod.isMirror(), Simple.STAYS_BEHIND);
    }

    private Optional<Movability> longTerminating(Pod pod) {
        return when(pod.isLongTerminating(now, Utilization.TERMINATION_SLACK), Simple.STAYS_BEHIND);
    }

    private Optional<Movability> controllerGone(Pod pod) {
        Owner owner = pod.owner();
        if (owner == null || !settings.customControllersBlock() || !workloads.isGone(owner)) {
            return Optional.empty();
        }
        return blocks(
                Reason.CONTROLLER_NOT_FOUND, owner.kind() + " " + owner.name() + " of pod " + pod.key() + " is gone");
    }

    private Optional<Movability> tooFewReplicas(Pod pod) {
        Owner owner = pod.owner();
        if (owner == null || !settings.customControllersBlock() || !REPLICA_COUNTED.contains(owner.kind())) {
            return Optional.empty();
        }
        OptionalInt replicas = workloads.replicas(owner);
        if (replicas.isEmpty() || replicas.getAsInt() >= settings.minReplicas()) {
            return Optional.empty();
        }
        return blocks(
                Reason.MIN_REPLICAS_REACHED,
                owner.kind() + " " + owner.name() + " of pod " + pod.key() + " has " + replicas.getAsInt()
                        + " replicas, and min-replica-count is " + settings.minReplicas());
    }

    private Optional<Movability> daemonSet(Pod pod) {
        return when(pod.isDaemonSetPod() || "true".equals(pod.annotations().get(DAEMONSET_POD)), Simple.STAYS_BEHIND);
    }

    private Optional<Movability> safeToEvict(Pod pod) {
        return when("true".equals(pod.annotations().get(SAFE_TO_EVICT)), Simple.MOVABLE);
    }

    private Optional<Movability> finished(Pod pod) {
        return when(pod.progress() instanceof Progress.Finished, Simple.STAYS_BEHIND);
    }

    private Optional<Movability> onCompletion(Pod pod) {
        return when("on-completion".equals(pod.annotations().get(SAFE_TO_EVICT)), Simple.ON_COMPLETION);
    }

    private Optional<Movability> notReplicated(Pod pod) {
        Owner owner = pod.owner();
        if (owner == null) {
            return blocks(Reason.NOT_REPLICATED, "pod " + pod.key() + " has no controller that would make it again");
        }
        if (settings.customControllersBlock() && !REPLICATING.contains(owner.kind())) {
            return blocks(
                    Reason.NOT_REPLICATED,
                    "pod " + pod.key() + " belongs to " + owner.kind() + " " + owner.name()
                            + ", which is not known to make it again");
        }
        return Optional.empty();
    }

    private Optional<Movability> systemPod(Pod pod) {
        if (!settings.systemPodsBlock()
                || !pod.key().namespace().equals("kube-system")
                || budgets.isCovered(pod)
                || !now.isBefore(pod.createdAt().plus(settings.systemPodTimeout()))) {
            return Optional.empty();
        }
        return blocks(
                Reason.UNMOVABLE_KUBE_SYSTEM_POD,
                "pod " + pod.key() + " has no disruption budget and is younger than "
                        + words(settings.systemPodTimeout()));
    }

    private Optional<Movability> notSafeToEvict(Pod pod) {
        if (!"false".equals(pod.annotations().get(SAFE_TO_EVICT))) {
            return Optional.empty();
        }
        return blocks(
                Reason.NOT_SAFE_TO_EVICT_ANNOTATION, "pod " + pod.key() + " is annotated " + SAFE_TO_EVICT + ": false");
    }

    private Optional<Movability> localStorage(Pod pod) {
        if (!settings.localStorageBlocks()) {
            return Optional.empty();
        }
        List<String> exempt = Arrays.asList(
                pod.annotations().getOrDefault(SAFE_LOCAL_VOLUMES, "").split(","));
        Optional<String> volume = pod.spec().localVolumes().stream()
                .filter(name -> !exempt.contains(name))
                .findFirst();
        return volume.map(name -> new Blocks(
                Reason.LOCAL_STORAGE_REQUESTED, "pod " + pod.key() + " keeps data on the node in volume " + name));
    }

    private Optional<Movability> budgetUsedUp(Pod pod) {
        return budgets.exhaustedFor(pod)
                .map(budget -> new Blocks(
                        Reason.NOT_ENOUGH_PDB, "budget " + budget + " allows no disruption of pod " + pod.key()));
    }

    private static Optional<Movability> when(boolean decided, Movability answer) {
        return decided ? Optional.of(answer) : Optional.empty();
    }

    private static Optional<Movability> blocks(Reason reason, String detail) {
        return Optional.of(new Blocks(reason, detail));
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
