package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.window.UsageStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One period: every planned node is started on its own virtual thread and nobody is waited for. A node whose last scrape is still
 * under way is left out, so that a hanging kubelet costs its own data and one thread, never two.
 */
public final class Tick {
    private static final Logger LOG = Logger.getLogger(Tick.class);

    private final ScrapePlan plan;
    private final NodeScrape scrape;
    private final UsageStore store;
    private final FailureReport failures;
    private final ScrapeMetrics metrics;
    private final ScrapeSettings settings;
    private final ExecutorService threads;
    private final InstantSource time;
    private final Semaphore permits;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param threads runs each task on a thread of its own; closed by its owner */
    public Tick(
            ScrapePlan plan,
            NodeScrape scrape,
            UsageStore store,
            FailureReport failures,
            ScrapeMetrics metrics,
            ScrapeSettings settings,
            ExecutorService threads,
            InstantSource time) {
        this.plan = plan;
        this.scrape = scrape;
        this.store = store;
        this.failures = failures;
        this.metrics = metrics;
        this.settings = settings;
        this.threads = threads;
        this.time = time;
        this.permits = new Semaphore(settings.maxConcurrent(), true);
    }

    /** Starts the scrapes of one period and returns. */
    public void run() {
        Instant now = time.instant();
        Collection<KubeletNode> nodes = plan.nodes();
        forgetAllBut(nodes, now);
        failures.log(nodes.size(), now);
        TickProgress progress = new TickProgress(nodes.size(), took -> metrics.tickFinished(took), now);
        for (KubeletNode node : nodes) {
            if (underWay.add(node.name())) {
                threads.execute(() -> scrape(node, settings.offset(node.name(), nodes.size()), progress));
            } else {
                metrics.skipped();
                progress.done(time.instant());
            }
        }
    }

    private void forgetAllBut(Collection<KubeletNode> nodes, Instant now) {
        Set<String> names = nodes.stream().map(KubeletNode::name).collect(Collectors.toUnmodifiableSet());
        store.keepOnly(names, now);
        scrape.keepOnly(names);
        failures.keepOnly(names);
        metrics.keepOnly(names);
    }

    private void scrape(KubeletNode node, Duration offset, TickProgress progress) {
        try {
            Thread.sleep(offset);
            permits.acquire();
            try {
                settle(node, scrape.scrape(node));
            } finally {
                permits.release();
            }
        } catch (InterruptedException _) {
            // The process is ending; nobody waits for this node any more.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "scraping failed by a fault of our own: node=%s", node.name());
        } finally {
            underWay.remove(node.name());
            progress.done(time.instant());
        }
    }

    private void settle(KubeletNode node, NodeOutcome outcome) {
        metrics.settled(outcome);
        failures.settled(node, outcome, time.instant());
    }
}
