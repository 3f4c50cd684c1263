package dev.windlass.metrics.plan;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.scrape.PlannedScrape;
import dev.windlass.metrics.scrape.PlannedScrape.Claim;
import dev.windlass.metrics.scrape.ScrapePlan;
import dev.windlass.metrics.scrape.SelectedNodes;
import dev.windlass.service.time.Moment;
import dev.windlass.stream.share.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Each node in one replica's plan only, as the group has it. A replica that is not in the group goes on with what it had and leaves
 * alone what others bring; when it stays outside, Kafka is away for all, nobody's samples reach anybody, and each replica reads every kubelet for itself.
 */
public final class SharedNodes implements ScrapePlan {
    /** Longer than joining takes, and than the group needs to notice a dead member. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SelectedNodes selected;
    private final Supplier<Assignment> assignment;
    private final Resolutions resolutions;
    private @Nullable Instant apartSince;
    private Assignment.@Nullable Member last;

    public SharedNodes(SelectedNodes selected, Supplier<Assignment> assignment, Resolutions resolutions) {
        this.selected = selected;
        this.assignment = assignment;
        this.resolutions = resolutions;
    }

    @Override
    public Collection<KubeletNode> known() {
        return selected.nodes();
    }

    @Override
    public Collection<PlannedScrape> planned(Moment now) {
        Resolutions.Rule rule = resolutions.rule(now.wall());
        return switch (assignment.get()) {
            case Assignment.Alone() -> all(Claim.OURS, rule);
            case Assignment.Member member -> {
                apartSince = null;
                last = member;
                yield selected.nodes().stream()
                        .filter(node -> member.holds(node.name()))
                        .map(node -> new PlannedScrape(node, rule.period(node), Claim.OURS))
                        .toList();
            }
            case Assignment.Apart _ -> {
                if (apartSince == null) {
                    apartSince = now.steady();
                }
                yield apartSince.plus(PATIENCE).isAfter(now.steady()) ? ofLastMembership(rule) : all(Claim.OURS, rule);
            }
        };
    }

    /** What was ours goes on in its rhythm: had the group given it to another, it would be read twice for some seconds and no more. */
    private List<PlannedScrape> ofLastMembership(Resolutions.Rule rule) {
        Assignment.Member before = last;
        return selected.nodes().stream()
                .map(node -> new PlannedScrape(
                        node,
                        rule.period(node),
                        before != null && before.holds(node.name()) ? Claim.OURS : Claim.UNLESS_BROUGHT))
                .toList();
    }

    private List<PlannedScrape> all(Claim claim, Resolutions.Rule rule) {
        return selected.nodes().stream()
                .map(node -> new PlannedScrape(node, rule.period(node), claim))
                .toList();
    }
}
