package dev.windlass.metrics.plan;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.scrape.PlannedScrape;
import dev.windlass.metrics.scrape.PlannedScrape.Claim;
import dev.windlass.metrics.scrape.ScrapePlan;
import dev.windlass.metrics.scrape.SelectedNodes;
import dev.windlass.stream.share.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Each node in one replica's plan only, as the group has it. A replica that is not in the group leaves alone what others bring; when
 * it stays outside, Kafka is away for all, nobody's samples reach anybody, and each replica reads every kubelet for itself.
 */
public final class SharedNodes implements ScrapePlan {
    /** Longer than joining takes, and than the group needs to notice a dead member. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SelectedNodes selected;
    private final Supplier<Assignment> assignment;
    private final Resolutions resolutions;
    private @Nullable Instant apartSince;

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
    public Collection<PlannedScrape> planned(Instant now) {
        Resolutions.Rule rule = resolutions.rule(now);
        return switch (assignment.get()) {
            case Assignment.Alone() -> all(Claim.OURS, rule);
            case Assignment.Member member -> {
                apartSince = null;
                yield selected.nodes().stream()
                        .filter(node -> member.holds(node.name()))
                        .map(node -> new PlannedScrape(node, rule.period(node), Claim.OURS))
                        .toList();
            }
            case Assignment.Apart _ -> {
                if (apartSince == null) {
                    apartSince = now;
                }
                yield all(apartSince.plus(PATIENCE).isAfter(now) ? Claim.UNLESS_BROUGHT : Claim.OURS, rule);
            }
        };
    }

    private List<PlannedScrape> all(Claim claim, Resolutions.Rule rule) {
        return selected.nodes().stream()
                .map(node -> new PlannedScrape(node, rule.period(node), claim))
                .toList();
    }
}
