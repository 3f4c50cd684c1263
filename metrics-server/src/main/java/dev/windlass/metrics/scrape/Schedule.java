package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which nodes are due. Safe for use by any thread; nothing in it waits. */
final class Schedule {
    /** A sample of another replica may be this late without the node counting as left behind. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ScrapeSettings settings;
    private final Map<String, Entry> entries = new HashMap<>();

    private static final class Entry {
        private PlannedScrape planned;
        private final Cadence cadence;

        Entry(PlannedScrape planned, Cadence cadence) {
            this.planned = planned;
            this.cadence = cadence;
        }
    }

    Schedule(ScrapeSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes over a new plan. A node that is new here and has a sample goes on in the rhythm of whoever scraped it before; one without a
     * sample, or one that is overdue, comes within the spread, since nodes that begin together stay together.
     *
     * @param held when the sample of a node that is held was scraped, by the clock of {@code now}
     */
    synchronized void plan(Collection<PlannedScrape> plan, Function<String, Optional<Instant>> held, Instant now) {
        Set<String> names = HashSet.newHashSet(plan.size());
        for (PlannedScrape planned : plan) {
            names.add(planned.name());
            Entry entry = entries.get(planned.name());
            if (entry == null) {
                Instant due = firstDue(planned, held.apply(planned.name()), plan.size(), now);
                entries.put(
                        planned.name(), new Entry(planned, new Cadence(planned.period(), settings.resolution(), due)));
            } else {
                entry.planned = planned;
                entry.cadence.changePeriod(planned.period());
                if (planned.claim() == PlannedScrape.Claim.UNLESS_BROUGHT) {
                    held.apply(planned.name()).ifPresent(at -> entry.cadence.notBefore(leftBehind(planned, at)));
                }
            }
        }
        // One under way is forgotten too: should the node come back, the scrape's own guard keeps it from being asked
        // twice.
        entries.keySet().retainAll(names);
    }

    private Instant firstDue(PlannedScrape planned, Optional<Instant> held, int nodes, Instant now) {
        Instant spread = now.plus(settings.offset(planned.name(), nodes));
        if (held.isEmpty()) {
            return spread;
        }
        Instant due =
                switch (planned.claim()) {
                    case OURS -> held.get().plus(planned.period());
                    case UNLESS_BROUGHT -> leftBehind(planned, held.get());
                };
        return due.isBefore(now) ? spread : due;
    }

    private static Instant leftBehind(PlannedScrape planned, Instant heldAt) {
        return heldAt.plus(planned.period()).plus(GRACE);
    }

    /** The nodes to scrape now, which count as under way from here on. */
    synchronized List<PlannedScrape> start(Instant now) {
        List<PlannedScrape> due = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.cadence.isDue(now)) {
                entry.cadence.start(now);
                due.add(entry.planned);
            }
        }
        return due;
    }

    /** Takes note of a finished scrape and returns how many periods it missed. */
    synchronized long settle(String node, Cadence.Finding finding, Instant now) {
        Entry entry = entries.get(node);
        return entry == null || !entry.cadence.underWay() ? 0 : entry.cadence.settle(finding, now);
    }

    /** When a node is due next; none when it is not planned. */
    synchronized Optional<Instant> due(String node) {
        return Optional.ofNullable(entries.get(node)).map(entry -> entry.cadence.due());
    }

    /** When the next node is due, as far as is known; none when nothing waits. */
    synchronized Optional<Instant> next() {
        Instant next = null;
        for (Entry entry : entries.values()) {
            if (!entry.cadence.underWay()
                    && (next == null || entry.cadence.due().isBefore(next))) {
                next = entry.cadence.due();
            }
        }
        return Optional.ofNullable(next);
    }

    synchronized int size() {
        return entries.size();
    }
}
