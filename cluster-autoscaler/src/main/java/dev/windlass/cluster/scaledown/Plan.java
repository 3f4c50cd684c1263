package dev.windlass.cluster.scaledown;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one pass found.
 *
 * @param unneeded nodes the cluster could do without now, in the order they were found
 * @param removals those of them whose time has come; empty during a pause
 * @param kept every other node of the cluster, with its reason
 * @param cooldown the pause that is on, {@code null} when none is
 */
public record Plan(
        Memory memory,
        List<Removal> unneeded,
        List<Removal> removals,
        List<Kept> kept,
        Cooldown.@Nullable Pause cooldown) {
    public Plan {
        Objects.requireNonNull(memory, "memory");
        unneeded = List.copyOf(unneeded);
        removals = List.copyOf(removals);
        kept = List.copyOf(kept);
    }

    public Optional<Cooldown.Pause> pause() {
        return Optional.ofNullable(cooldown);
    }
}
