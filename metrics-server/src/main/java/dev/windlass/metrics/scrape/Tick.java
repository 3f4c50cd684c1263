package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.time.Clocks;
import dev.windlass.service.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One look at the plan and the clock: every node that is due is started on its own virtual thread and nobody is waited for. A node
 * whose last scrape is still under way is left out, so that a hanging kubelet costs its own data and one thread, never two.
 */
public final class Tick {
    private static final Logger LOG = Logger.getLogger(Tick.class);
    /** Who is ours changes by events; being asked this often makes a change of hands quick and costs nothing. */
    private static final Duration PLAN_PERIOD = Duration.ofSeconds(1);

    private final ScrapePlan plan;
    private final NodeScrape scrape;
    private final FurtherStep further;
    private final UsageStore store;
    private final FailureReport failures;
    private final ScrapeMetrics metrics;
    private final ScrapeSettings settings;
    private final ExecutorService threads;
    private final Clocks time;
    private final Schedule schedule;
    private final Lanes lanes;
    private final Progress progress = new Progress();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private Instant plannedAt = Instant.MIN;
    private Collection<KubeletNode> lastKnown = List.of();
    private Set<String> knownNames = Set.of();
    /** A scrape that ends after its node has gone leaves something behind, which the next round of tidying finds. */
    private Instant tidiedAt = Instant.MIN;

    private Instant roundBegan = Instant.MIN;
    private Round round;
    private volatile Set<String> ours = Set.of();

    /**
     * @param further what follows a node's scrape
     * @param threads runs each task on a thread of its own; closed by its owner
     */
    public Tick(
            ScrapePlan plan,
            NodeScrape scrape,
            FurtherStep further,
            UsageStore store,
            FailureReport failures,
            ScrapeMetrics metrics,
            ScrapeSettings settings,
            ExecutorService threads,
            Clocks time) {
        this.plan = plan;
        this.scrape = scrape;
        this.further = further;
        this.store = store;
        this.failures = failures;
        this.metrics = metrics;
        this.settings = settings;
        this.threads = threads;
        this.time = time;
        this.schedule = new Schedule(settings);
        this.lanes = new Lanes(settings.maxConcurrent());
        this.round = new Round(Instant.MIN, metrics::tickFinished);
    }

    /**
     * Starts what is due and returns. Called by one thread.
     *
     * @return when there is something to do again, as far as is known
     */
    public Instant run() {
        Moment moment = time.now();
        Instant now = moment.steady();
        lanes.giveUp(now);
        if (!plannedAt.plus(PLAN_PERIOD).isAfter(now)) {
            look(moment);
        }
        beginRound(now);
        for (PlannedScrape due : schedule.start(now)) {
            // A node that went and came back while its scrape hung is due again, and yet must not be asked twice.
            if (underWay.add(due.name())) {
                Round its = round;
                its.started();
                threads.execute(() -> scrape(due.node(), its));
            } else {
                settled(due.name(), Cadence.Finding.NONE);
            }
        }
        Instant nextLook = plannedAt.plus(PLAN_PERIOD);
        return schedule.next().filter(next -> next.isBefore(nextLook)).orElse(nextLook);
    }

    /** How many nodes this replica scrapes, as of its last look at the plan. */
    public int planned() {
        return schedule.size();
    }

    /** For how long no scrape has ended although some were under way; zero when none is. */
    public Duration standstill() {
        return progress.standstill(time.steady().instant());
    }

    /** The nodes that this replica scrapes, as of its last look at the plan. */
    public Set<String> ours() {
        return ours;
    }

    /** The nodes that are being scraped at this moment. */
    Set<String> underWay() {
        return Set.copyOf(underWay);
    }

    private void look(Moment moment) {
        Instant now = moment.steady();
        plannedAt = now;
        store.keepOnly(names(plan.known()), now);
        Collection<PlannedScrape> planned = plan.planned(moment);
        Set<String> names = schedule.plan(planned, store::scrapedAt, now);
        if (!names.equals(ours) || !tidiedAt.plus(settings.resolution()).isAfter(now)) {
            ours = Set.copyOf(names);
            tidiedAt = now;
            scrape.keepOnly(ours);
            further.keepOnly(ours);
            failures.keepOnly(ours);
            metrics.keepOnly(ours);
        }
        further.log(planned.size(), now);
        failures.log(planned.size(), now);
    }

    private Set<String> names(Collection<KubeletNode> known) {
        if (known != lastKnown) {
            lastKnown = known;
            knownNames = known.stream().map(KubeletNode::name).collect(Collectors.toUnmodifiableSet());
        }
        return knownNames;
    }

    /** What the peer calls a tick: the scrapes begun within one resolution. */
    private void beginRound(Instant now) {
        if (!roundBegan.plus(settings.resolution()).isAfter(now)) {
            round.end();
            roundBegan = now;
            round = new Round(now, metrics::tickFinished);
        }
    }

    private void scrape(KubeletNode node, Round its) {
        try {
            NodeOutcome outcome = scrapeInTurn(node, its);
            if (!(outcome instanceof NodeOutcome.Failed)) {
                further.after(node, schedule.due(node.name()).orElseGet(time.steady()::instant));
            }
        } catch (InterruptedException _) {
            // The process is ending; nobody waits for this node any more.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "scraping failed by a fault of our own: node=%s", node.name());
        } finally {
            underWay.remove(node.name());
        }
    }

    private NodeOutcome scrapeInTurn(KubeletNode node, Round its) throws InterruptedException {
        Cadence.Finding finding = Cadence.Finding.NONE;
        try {
            Lanes.Lane lane = lanes.lane(failures.fails(node.name()) ? Lanes.Health.FAILING : Lanes.Health.ANSWERING);
            try (Lanes.Lane.Place _ = lane.enter(time.steady())) {
                progress.began(time.steady().instant());
                try {
                    NodeOutcome outcome = scrape.scrape(node);
                    finding = finding(outcome);
                    metrics.settled(outcome);
                    failures.settled(node, outcome, time.wall().instant());
                    return outcome;
                } finally {
                    progress.ended(time.steady().instant());
                }
            }
        } finally {
            settled(node.name(), finding);
            its.done(time.steady().instant());
        }
    }

    private void settled(String node, Cadence.Finding finding) {
        metrics.skipped(schedule.settle(node, finding, time.steady().instant()));
    }

    private static Cadence.Finding finding(NodeOutcome outcome) {
        return switch (outcome) {
            case NodeOutcome.Scraped(int _, int renewed) ->
                renewed > 0 ? Cadence.Finding.RENEWED : Cadence.Finding.REPEATED;
            case NodeOutcome.Partial _, NodeOutcome.Failed _ -> Cadence.Finding.NONE;
        };
    }
}
