package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.scaleup.Candidate.Closed;
import dev.windlass.cluster.scaleup.Candidate.Open;
import dev.windlass.cluster.scaleup.Estimator.Estimate;
import dev.windlass.cluster.scheduling.Scheduling;
import dev.windlass.cluster.scheduling.Verdict.Refusal;
import dev.windlass.cluster.snapshot.ClusterSnapshot;
import dev.windlass.cluster.snapshot.Fork;
import dev.windlass.cluster.snapshot.NodeState;
import dev.windlass.cluster.snapshot.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What would happen: pods that find a place, and the groups that could grow for those that do not. */
public final class Simulation {
    private final Scheduling scheduling;
    private final Estimator estimator;

    public Simulation(Scheduling scheduling) {
        this.scheduling = scheduling;
        this.estimator = new Estimator(scheduling);
    }

    /**
     * The outcome.
     *
     * @param cluster the nodes with the placed pods on them
     * @param options the groups that could grow, in the order of the candidates
     * @param explanations for every group of like pods left, why node groups are no answer
     */
    public record Result(
            ClusterSnapshot cluster, Placement placement, List<Option> options, List<Explanation> explanations) {
        public Result {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(placement, "placement");
            options = List.copyOf(options);
            explanations = List.copyOf(explanations);
        }
    }

    /**
     * @param cluster the nodes that are there and those on their way
     * @param pods without a place, whatever the cause
     * @param mayOrderFor pods for which nodes may be ordered; others only take room that is there
     */
    public Result run(
            ClusterSnapshot cluster, List<PendingPod> pods, List<Candidate> candidates, Predicate<Pod> mayOrderFor) {
        Fork fork = cluster.fork();
        Placement placement = Placement.on(fork, PodGroup.of(pods), scheduling);
        List<PendingPod> due = placement.left().stream()
                .filter(pending -> mayOrderFor.test(pending.pod()))
                .toList();
        List<Unplaced> left = PodGroup.of(due).stream().map(Unplaced::new).toList();
        List<Option> options = new ArrayList<>();
        for (Candidate candidate : candidates) {
            switch (candidate) {
                case Closed(var group, String reason) ->
                    left.forEach(unplaced -> unplaced.refuse(group.id(), List.of(reason)));
                case Open open -> option(open, left, fork).ifPresent(options::add);
            }
        }
        return new Result(
                fork.freeze(),
                placement,
                options,
                left.stream().map(Unplaced::explanation).toList());
    }

    private Optional<Option> option(Open open, List<Unplaced> left, Fork cluster) {
        NodeState sample = open.template().instance(0);
        List<PodGroup> fitting = new ArrayList<>();
        for (Unplaced unplaced : left) {
            List<String> reasons = scheduling.explain(unplaced.pods.sample(), sample).stream()
                    .map(Refusal::reasons)
                    .flatMap(List::stream)
                    .toList();
            if (reasons.isEmpty()) {
                fitting.add(unplaced.pods);
            } else {
                unplaced.refuse(open.group().id(), reasons);
            }
        }
        Estimate estimate = estimator.estimate(open.template(), fitting, open.room(), cluster);
        if (estimate.placed().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Option(open.group(), open.template(), estimate.nodes(), estimate.placed()));
    }

    /** Like pods that found no place, gathering refusals. */
    private static final class Unplaced {
        private final PodGroup pods;
        private final List<GroupRefusal> refusals = new ArrayList<>();

        Unplaced(PodGroup pods) {
            this.pods = pods;
        }

        void refuse(String nodeGroup, List<String> reasons) {
            refusals.add(new GroupRefusal(nodeGroup, reasons));
        }

        Explanation explanation() {
            return new Explanation(pods, refusals);
        }
    }
}
