package dev.windlass.cluster.scaleup;

import dev.windlass.cluster.scaleup.Announcement.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The horizontal decisions whose pods are still to come; the latest of each target. Immutable.
 *
 * <p>An announcement ends when its pods exist, when a later decision for the target takes its place, or when its time is
 * over: a decision that nobody acted on must not hold nodes for ever.
 */
public final class Announcements {
    public static final Announcements NONE = new Announcements(Map.of());

    private final Map<Target, Announcement> byTarget;

    private Announcements(Map<Target, Announcement> byTarget) {
        this.byTarget = byTarget;
    }

    public Collection<Announcement> open() {
        return byTarget.values();
    }

    /** Takes in a decision; one that is older than what is known of its target changes nothing. */
    public Announcements with(Announcement announcement) {
        Announcement known = byTarget.get(announcement.target());
        if (known != null && known.decidedAt().isAfter(announcement.decidedAt())) {
            return this;
        }
        Map<Target, Announcement> next = new LinkedHashMap<>(byTarget);
        next.remove(announcement.target());
        if (announcement.grows()) {
            next.put(announcement.target(), announcement);
        }
        return new Announcements(next);
    }

    /**
     * Drops what is over.
     *
     * @param existing how many live pods a target has now
     * @param lifetime how long a decision may take to become pods
     */
    public Announcements at(Instant now, Duration lifetime, ToIntFunction<Target> existing) {
        Map<Target, Announcement> next = new LinkedHashMap<>(byTarget);
        next.values()
                .removeIf(announcement -> !now.isBefore(announcement.decidedAt().plus(lifetime))
                        || existing.applyAsInt(announcement.target()) >= announcement.to());
        return next.size() == byTarget.size() ? this : new Announcements(next);
    }
}
