package dev.windlass.metrics.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which nodes are due. Safe for use by any thread; nothing in it waits. */
final class Schedule {
    /** A sample of another replica may be this late without the node counting as left behind. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ScrapeSettings settings;
    private final Map<String, Entry> entries = new HashMap<>();
    /** A node whose time has changed stands here a second time, and its old place is passed over: a tick is not to look at every node. */
    private final PriorityQueue<Beat> beats = new PriorityQueue<>(Comparator.comparing(Beat::due));

    private record Beat(Instant due, Entry entry) {}

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
     * @return the nodes of the plan
     */
    synchronized Set<String> plan(
            Collection<PlannedScrape> plan, Function<String, Optional<Instant>> held, Instant now) {
        Set<String> names = HashSet.newHashSet(plan.size());
        for (PlannedScrape planned : plan) {
            names.add(planned.name());
            Entry entry = entries.get(planned.name());
            if (entry == null) {
                Instant due = firstDue(planned, held.apply(planned.name()), plan.size(), now);
                entry = new Entry(planned, new Cadence(planned.period(), settings.resolution(), due));
                entries.put(planned.name(), entry);
                await(entry);
            } else {
                Instant before = entry.cadence.due();
                entry.planned = planned;
                entry.cadence.changePeriod(planned.period());
                if (planned.claim() == PlannedScrape.Claim.UNLESS_BROUGHT) {
                    Cadence its = entry.cadence;
                    held.apply(planned.name()).ifPresent(at -> its.notBefore(leftBehind(planned, at)));
                }
                if (!entry.cadence.due().equals(before)) {
                    await(entry);
                }
            }
        }
        // One under way is forgotten too: should the node come back, the scrape's own guard keeps it from being asked
        // twice.
        entries.keySet().retainAll(names);
        return names;
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
        for (Beat first = first(); first != null && first.entry.cadence.isDue(now); first = first()) {
            first.entry.cadence.start(now);
            due.add(first.entry.planned);
        }
        return due;
    }

    private void await(Entry entry) {
        beats.add(new Beat(entry.cadence.due(), entry));
    }

    /** The next beat that still holds. */
    private @Nullable Beat first() {
        while (!beats.isEmpty() && !holds(beats.element())) {
            beats.remove();
        }
        return beats.peek();
    }

    private boolean holds(Beat beat) {
        Cadence cadence = beat.entry.cadence;
        return !cadence.underWay()
                && cadence.due().equals(beat.due)
                && entries.get(beat.entry.planned.name()) == beat.entry;
    }

    /** Takes note of a finished scrape and returns how many periods it missed. */
    synchronized long settle(String node, Cadence.Finding finding, Instant now) {
        Entry entry = entries.get(node);
        if (entry == null || !entry.cadence.underWay()) {
            return 0;
        }
        long missed = entry.cadence.settle(finding, now);
        await(entry);
        return missed;
    }

    /** When a node is due next; none when it is not planned. */
    synchronized Optional<Instant> due(String node) {
        return Optional.ofNullable(entries.get(node)).map(entry -> entry.cadence.due());
    }

    /** When the next node is due, as far as is known; none when nothing waits. */
    synchronized Optional<Instant> next() {
        return Optional.ofNullable(first()).map(Beat::due);
    }

    synchronized int size() {
        return entries.size();
    }
}
