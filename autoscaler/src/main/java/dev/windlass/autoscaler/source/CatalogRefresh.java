package dev.windlass.autoscaler.source;

import dev.windlass.autoscaler.resource.ResourceNames;
import dev.windlass.autoscaler.source.prometheus.PrometheusClient;
import dev.windlass.autoscaler.source.prometheus.PrometheusException;
import dev.windlass.autoscaler.source.rules.AdapterRules;
import dev.windlass.autoscaler.source.rules.MetricCatalog;
import dev.windlass.autoscaler.source.rules.MetricRule;
import dev.windlass.autoscaler.source.rules.RuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the catalogue of metrics: asks for the series of every rule once per relist interval, reads the rule file again when it
 * changes, and looks again early when somebody asks for a metric that is not known, but not more often than every few seconds. One
 * failing query leaves the old catalogue in place; so does a rule file that cannot be used.
 */
public final class CatalogRefresh implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CatalogRefresh.class.getName());
    private static final Duration POLL_FILE = Duration.ofSeconds(2);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(5);

    private final RuleSettings settings;
    private final PrometheusClient prometheus;
    private final ResourceNames names;
    private final InstantSource time;
    private final Thread thread;
    private volatile MetricCatalog catalog = MetricCatalog.EMPTY;
    private volatile String ruleError = "";
    private volatile String listError = "not listed yet";
    private AdapterRules rules = AdapterRules.NONE;
    private String text = "";
    private Instant listed = Instant.EPOCH;

    /**
     * @param file the rule file
     * @param relistInterval how often the series are asked for
     * @param maxAge how far back a series may have had its last sample; at least the relist interval
     */
    public record RuleSettings(Path file, Duration relistInterval, Duration maxAge) {
        public RuleSettings {
            maxAge = maxAge.compareTo(relistInterval) < 0 ? relistInterval : maxAge;
        }
    }

    public CatalogRefresh(RuleSettings settings, PrometheusClient prometheus, ResourceNames names, InstantSource time) {
        this.settings = settings;
        this.prometheus = prometheus;
        this.names = names;
        this.time = time;
        this.thread = Thread.ofVirtual().name("autoscaler-catalog").unstarted(this::run);
    }

    /** Starts refreshing; the first list is made at once, off the caller's thread. */
    public CatalogRefresh start() {
        thread.start();
        return this;
    }

    MetricCatalog catalog() {
        return catalog;
    }

    /** What keeps the catalogue from being up to date; empty when it is. */
    public String error() {
        return ruleError.isEmpty() ? listError : ruleError;
    }

    /** The catalogue after another look, or as it is when the last look was a moment ago. */
    synchronized MetricCatalog lookAgain() {
        if (listed.plus(LEAST_PAUSE).isBefore(time.instant())) {
            refresh();
        }
        return catalog;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tick();
                Thread.sleep(POLL_FILE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look at the file and the clock; public so that a caller without a thread may turn it. */
    public synchronized void tick() {
        boolean failing = !listError.isEmpty() && listed.plus(LEAST_PAUSE).isBefore(time.instant());
        boolean due = listed.plus(settings.relistInterval()).isBefore(time.instant());
        if (readRules() || due || failing) {
            refresh();
        }
    }

    /** Whether the file holds other rules than before. */
    private boolean readRules() {
        try {
            String now = Files.readString(settings.file());
            if (now.equals(text)) {
                return false;
            }
            rules = AdapterRules.parse(now);
            text = now;
            ruleError = "";
            LOG.log(
                    System.Logger.Level.INFO,
                    "rules read: file={0} rules={1} externalRules={2}",
                    settings.file(),
                    rules.rules().size(),
                    rules.externalRules().size());
            return true;
        } catch (RuleException | IOException e) {
            ruleError = told(ruleError, "rule file " + settings.file() + " cannot be used: " + e.getMessage());
            return false;
        }
    }

    private void refresh() {
        Instant now = time.instant();
        listed = now;
        try {
            Map<String, List<MetricCatalog.Series>> found = new HashMap<>();
            for (String query : queries()) {
                found.put(query, series(query, now));
            }
            catalog = MetricCatalog.of(rules, found, names);
            if (!listError.isEmpty()) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "metrics listed: custom={0} external={1}",
                        catalog.customMetrics().size(),
                        catalog.externalMetrics().size());
            }
            listError = "";
        } catch (PrometheusException e) {
            listError = told(listError, "metrics could not be listed, the last list stays: " + e.getMessage());
        }
    }

    private Set<String> queries() {
        Set<String> queries = new HashSet<>();
        Stream.concat(rules.rules().stream(), rules.externalRules().stream())
                .map(MetricRule::seriesQuery)
                .forEach(queries::add);
        return queries;
    }

    private List<MetricCatalog.Series> series(String query, Instant now) throws PrometheusException {
        return prometheus.series(query, now.minus(settings.maxAge()), now).stream()
                .map(labels -> new MetricCatalog.Series(labels.getOrDefault("__name__", ""), labels.keySet()))
                .distinct()
                .toList();
    }

    /** Logs an error once, until another one takes its place. */
    private static String told(String before, String error) {
        if (!before.equals(error)) {
            LOG.log(System.Logger.Level.WARNING, error);
        }
        return error;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
