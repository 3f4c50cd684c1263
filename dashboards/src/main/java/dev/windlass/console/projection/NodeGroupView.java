package dev.windlass.console.projection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node group.
 *
 * @param facts {@code null} while only decisions tell of the group
 * @param lastDecision {@code null} before the first
 */
public record NodeGroupView(
        String name,
        @Nullable NodeGroupFacts facts,
        @Nullable DecisionEntry lastDecision,
        History<GroupPoint> sizes) {
    public NodeGroupView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sizes, "sizes");
    }
}
