package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.History.Recommended;
import dev.windlass.autoscaler.horizontal.HorizontalSettings;
import java.time.Instant;

/** The limits of an autoscaler without a {@code behavior}: one window downwards, twice the size upwards, then the bounds. */
final class PlainLimits {
    /** From here on a workload may at most double; below, it may grow to this size at once. */
    private static final int FREE_GROWTH = 4;

    private PlainLimits() {}

    static Normalized apply(Round round, int desired, History history) {
        HorizontalSettings settings = round.settings();
        Instant cutoff = round.now().minus(settings.downscaleStabilization());
        int stabilized = history.recommendations().stream()
                .filter(r -> !r.at().isBefore(cutoff))
                .mapToInt(Recommended::replicas)
                .reduce(desired, Math::max);
        History after = history.recommend(desired, round.now(), r -> r.at().isBefore(cutoff));
        Limited held = stabilized == desired ? Limited.ready(desired) : Limited.heldFromShrinking(desired, stabilized);
        return new Normalized(held, bound(round, stabilized), after);
    }

    private static Limited bound(Round round, int replicas) {
        if (replicas < round.min()) {
            return Limited.tooFew(replicas, round.min());
        }
        int rate = (int) Math.min(Integer.MAX_VALUE, Math.max(2L * round.current(), FREE_GROWTH));
        if (replicas > Math.min(round.max(), rate)) {
            return round.max() > rate ? Limited.tooFast(replicas, rate) : Limited.tooMany(replicas, round.max());
        }
        return Limited.within(replicas);
    }
}
