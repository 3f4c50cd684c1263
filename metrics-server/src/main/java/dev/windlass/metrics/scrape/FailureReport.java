package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which kubelets give no data, or less than they should, and why. Logged in one line for all of them, when something changed among those
 * of ready nodes and otherwise now and then: a cluster with a thousand dead kubelets must not fill its log store with us.
 */
public final class FailureReport {
    private static final Logger LOG = Logger.getLogger(FailureReport.class);
    private static final Duration REPEAT_AFTER = Duration.ofMinutes(5);
    /** A kubelet that fails every other time changes the picture with each scrape; news beyond these wait for a minute each. */
    private static final int LINES_AT_ONCE = 10;

    private static final Duration LINE_EVERY = Duration.ofMinutes(1);
    private static final int EXAMPLES = 10;

    private final String what;
    private final Map<String, Failure> failing = new ConcurrentHashMap<>();
    private Map<String, FailureCause> logged = Map.of();
    private Instant loggedAt = Instant.MIN;
    private int lines = LINES_AT_ONCE;
    private Instant linesSince = Instant.MIN;

    /** Of the scrapes that usage is made of. */
    public FailureReport() {
        this("data");
    }

    /** @param what it is that the kubelets do not give */
    FailureReport(String what) {
        this.what = what;
    }

    /**
     * One kubelet that gives no data, or less than it should.
     *
     * @param since when the first of its scrapes in a row failed
     */
    public record Failure(
            String node, FailureCause cause, String detail, Instant since, KubeletNode.Readiness readiness) {}

    void settled(KubeletNode node, NodeOutcome outcome, Instant at) {
        switch (outcome) {
            case NodeOutcome.Scraped _ -> failing.remove(node.name());
            case NodeOutcome.Partial(FailureCause cause, String detail) -> fail(node, cause, detail, at);
            case NodeOutcome.Failed(FailureCause cause, String detail) -> fail(node, cause, detail, at);
        }
    }

    private void fail(KubeletNode node, FailureCause cause, String detail, Instant at) {
        failing.compute(
                node.name(),
                (name, held) -> new Failure(name, cause, detail, held == null ? at : held.since(), node.readiness()));
    }

    void keepOnly(Set<String> nodes) {
        failing.keySet().retainAll(nodes);
    }

    /** The kubelets that failed when last asked, in the order of their names. */
    public List<Failure> failures() {
        return List.copyOf(new TreeMap<>(failing).values());
    }

    /** How many fail, by cause; every cause has an entry. */
    public Map<FailureCause, Integer> counts() {
        Map<FailureCause, Integer> counts = new EnumMap<>(FailureCause.class);
        for (FailureCause cause : FailureCause.values()) {
            counts.put(cause, 0);
        }
        failing.values().forEach(failure -> counts.merge(failure.cause(), 1, Integer::sum));
        return counts;
    }

    /** Whether the node failed when last asked. */
    boolean fails(String node) {
        return failing.containsKey(node);
    }

    /** Writes the line when it is due: the first changes at once, further ones once a minute. Called by the loop's thread only. */
    void log(int planned, Instant now) {
        List<Failure> failures = failures();
        // Of a node that is not ready nobody expects an answer, and whoever wants to know is told by the node itself.
        Map<String, FailureCause> current = failures.stream()
                .filter(failure -> failure.readiness() == KubeletNode.Readiness.READY)
                .collect(Collectors.toUnmodifiableMap(Failure::node, Failure::cause));
        boolean changed = !current.equals(logged);
        boolean due = !current.isEmpty() && !loggedAt.plus(REPEAT_AFTER).isAfter(now);
        if ((!changed && !due) || !mayWrite(now)) {
            return;
        }
        logged = current;
        loggedAt = now;
        if (failures.isEmpty()) {
            LOG.infof("all kubelets answer again with %s: nodes=%d", what, planned);
        } else if (current.isEmpty()) {
            LOG.infof(
                    "all kubelets of ready nodes answer again with %s: nodes=%d failing=%d, not ready",
                    what, planned, failures.size());
        } else {
            LOG.warnf(
                    "kubelets without %s: failing=%d, of nodes that are not ready %d; nodes=%d causes=%s examples=%s",
                    what, failures.size(), failures.size() - current.size(), planned, causes(), examples(failures));
        }
    }

    private boolean mayWrite(Instant now) {
        while (lines < LINES_AT_ONCE && !linesSince.plus(LINE_EVERY).isAfter(now)) {
            linesSince = linesSince.plus(LINE_EVERY);
            lines++;
        }
        if (lines == LINES_AT_ONCE) {
            linesSince = now;
        }
        if (lines == 0) {
            return false;
        }
        lines--;
        return true;
    }

    private String causes() {
        return counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey().label() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String examples(List<Failure> failures) {
        return failures.stream()
                .limit(EXAMPLES)
                .map(failure ->
                        "node=" + failure.node() + " cause=" + failure.cause().label() + " (" + failure.detail() + ")")
                .collect(Collectors.joining("; ", "[", failures.size() > EXAMPLES ? "; …]" : "]"));
    }
}
