package dev.windlass.autoscaler.decision;

import dev.windlass.autoscaler.horizontal.History;
import dev.windlass.autoscaler.horizontal.History.Recommended;
import dev.windlass.autoscaler.horizontal.object.Behavior;
import dev.windlass.autoscaler.horizontal.object.ScalingPolicy;
import dev.windlass.autoscaler.horizontal.object.ScalingRules;
import java.time.Instant;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The limits of an autoscaler with a {@code behavior}: a window and a rate in each direction, and the bounds. */
final class BehaviorLimits {
    private static final ScalingRules NONE = new ScalingRules(null, null, null, null);

    private final Round round;
    private final ScalingRules up;
    private final ScalingRules down;
    private final History history;

    private BehaviorLimits(Round round, Behavior behavior, History history) {
        this.round = round;
        this.up = orNone(behavior.scaleUp());
        this.down = orNone(behavior.scaleDown());
        this.history = history;
    }

    static Normalized apply(Round round, Behavior behavior, int desired, History history) {
        return new BehaviorLimits(round, behavior, history).apply(desired);
    }

    /** The history after a change of the scale; without a behaviour nothing is kept. */
    static History changed(@Nullable Behavior behavior, History history, int from, int to, Instant now) {
        if (behavior == null || from == to) {
            return history;
        }
        return to > from
                ? history.grew(to - from, now, orNone(behavior.scaleUp()).longestPeriodSeconds())
                : history.shrank(from - to, now, orNone(behavior.scaleDown()).longestPeriodSeconds());
    }

    private static ScalingRules orNone(@Nullable ScalingRules rules) {
        return rules == null ? NONE : rules;
    }

    private Normalized apply(int desired) {
        Instant upCutoff = round.now().minusSeconds(seconds(up, 0));
        Instant downCutoff = round.now()
                .minusSeconds(
                        seconds(down, round.settings().downscaleStabilization().toSeconds()));
        Limited held = stabilize(desired, upCutoff, downCutoff);
        // A place in the list is free only when neither window can see it any more.
        History after =
                history.recommend(desired, round.now(), r -> r.at().isBefore(upCutoff) && r.at().isBefore(downCutoff));
        return new Normalized(held, bound(held.after()), after);
    }

    private static long seconds(ScalingRules rules, long otherwise) {
        return rules.stabilizationWindowSeconds() == null ? otherwise : rules.stabilizationWindowSeconds();
    }

    private Limited stabilize(int desired, Instant upCutoff, Instant downCutoff) {
        int lowest = recommendedSince(upCutoff, desired, Math::min);
        int highest = recommendedSince(downCutoff, desired, Math::max);
        int stabilized = Math.min(Math.max(round.current(), lowest), highest);
        if (stabilized == desired) {
            return Limited.ready(desired);
        }
        return desired >= round.current()
                ? Limited.heldFromGrowing(desired, stabilized)
                : Limited.heldFromShrinking(desired, stabilized);
    }

    private int recommendedSince(Instant cutoff, int desired, IntBinaryOperator pick) {
        return history.recommendations().stream()
                .filter(r -> r.at().isAfter(cutoff))
                .mapToInt(Recommended::replicas)
                .reduce(desired, pick);
    }

    private Limited bound(int replicas) {
        if (replicas > round.current()) {
            int rate = Math.max(round.current(), select(up, this::grown, Math::max, Math::min));
            int bound = Math.min(round.max(), rate);
            if (replicas <= bound) {
                return Limited.within(replicas);
            }
            return round.max() > rate ? Limited.tooFast(replicas, bound) : Limited.tooMany(replicas, bound);
        }
        if (replicas < round.current()) {
            int rate = Math.min(round.current(), select(down, this::shrunk, Math::min, Math::max));
            int bound = Math.max(round.min(), rate);
            if (replicas >= bound) {
                return Limited.within(replicas);
            }
            return round.min() < rate ? Limited.tooFastDown(replicas, bound) : Limited.tooFew(replicas, bound);
        }
        return Limited.within(replicas);
    }

    /** The policies' results put together; {@code most} picks the one that allows the largest change, {@code least} the smallest. */
    private int select(
            ScalingRules rules, ToIntFunction<ScalingPolicy> result, IntBinaryOperator most, IntBinaryOperator least) {
        String policy = rules.selectPolicy() == null ? "Max" : rules.selectPolicy();
        if (policy.equals("Disabled")) {
            return round.current();
        }
        return rules.rates().stream()
                .mapToInt(result)
                .reduce(policy.equals("Min") ? least : most)
                .orElse(round.current());
    }

    private int grown(ScalingPolicy policy) {
        int start = startOfPeriod(policy);
        return policy.type().equals("Pods")
                ? start + policy.value()
                : (int) Math.ceil(start * (1 + (double) policy.value() / 100));
    }

    private int shrunk(ScalingPolicy policy) {
        int start = startOfPeriod(policy);
        return policy.type().equals("Pods")
                ? start - policy.value()
                : (int) (start * (1 - (double) policy.value() / 100));
    }

    /** The size before the changes that this period has already seen. */
    private int startOfPeriod(ScalingPolicy policy) {
        Instant cutoff = round.now().minusSeconds(policy.periodSeconds());
        return round.current() - History.sumAfter(history.ups(), cutoff) + History.sumAfter(history.downs(), cutoff);
    }
}
