package dev.windlass.console.screen;

import dev.windlass.console.projection.ClusterView;
import dev.windlass.console.projection.DecisionEntry;
import dev.windlass.console.projection.GroupPoint;
import dev.windlass.console.projection.NodeGroupFacts;
import dev.windlass.console.projection.NodeGroupView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The node groups with their size over time. */
public record GroupsScreen(List<GroupRow> groups, int total) implements Screen {
    private static final int SHOWN = 200;

    /**
     * One group.
     *
     * @param known whether the cluster-autoscaler's status names it; else only decisions tell of it and the bounds are 0
     */
    public record GroupRow(
            String name,
            boolean known,
            int minSize,
            int maxSize,
            int targetSize,
            int ready,
            int registered,
            String trouble,
            @Nullable Instant troubleSince,
            String lastSentence,
            @Nullable Instant lastDecidedAt,
            Series sizes) {}

    static GroupsScreen of(ClusterView view) {
        return new GroupsScreen(
                view.groups().values().stream()
                        .sorted(Comparator.comparing(NodeGroupView::name))
                        .limit(SHOWN)
                        .map(GroupsScreen::row)
                        .toList(),
                view.groups().size());
    }

    private static GroupRow row(NodeGroupView group) {
        NodeGroupFacts facts = group.facts();
        DecisionEntry last = group.lastDecision();
        List<GroupPoint> points = group.sizes().points();
        GroupPoint now = points.getLast();
        return new GroupRow(
                group.name(),
                facts != null,
                facts == null ? 0 : facts.minSize(),
                facts == null ? 0 : facts.maxSize(),
                facts == null ? now.targetSize() : facts.targetSize(),
                facts == null ? now.ready() : facts.ready(),
                facts == null ? now.ready() : facts.registered(),
                facts == null ? "" : facts.trouble(),
                facts == null ? null : facts.since(),
                last == null ? "" : last.decision().sentence(),
                last == null ? null : last.at(),
                new Series(
                        Series.times(points),
                        List.of("target", "ready"),
                        List.of(
                                Series.column(points, GroupPoint::targetSize),
                                Series.column(points, GroupPoint::ready))));
    }
}
