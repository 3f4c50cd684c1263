package dev.windlass.metrics.scrape;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletAddressing;
import dev.windlass.metrics.kubelet.KubeletAddressing.Endpoint;
import dev.windlass.metrics.kubelet.KubeletAnswer;
import dev.windlass.metrics.kubelet.KubeletClient;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.parse.CadvisorDecoder;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.kubelet.parse.summary.SummaryDecoder;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.SignalStore;
import dev.windlass.metrics.signal.Source;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.service.time.Clocks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The signals of one node: kubelet → signals → store, when they are due and as far as the node's period leaves time for it. An
 * endpoint that fails costs its own signals; neither the other endpoint nor the node's usage knows of it.
 */
public final class SignalStep implements FurtherStep {
    /** The next scrape is started by the clock; this much before it the kubelet must be free again. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    /** One that hangs holds a connection and no memory; were there fewer, one that is well again would not get its turn. */
    private static final int FAILING_AT_ONCE = 256;

    private final SignalSettings settings;
    private final KubeletAddressing addressing;
    private final KubeletClient kubelets;
    private final UsageStore usages;
    private final SignalStore store;
    private final Clocks time;
    private final SignalBeats beats;
    /** Those that failed when last asked wait apart, so that however many hang, none that answers stands behind them. */
    private final Semaphore failing = new Semaphore(FAILING_AT_ONCE, true);

    private final Semaphore answering;
    private final Restarts restarts = new Restarts();
    private final Map<KubeletEndpoint, FailureReport> failures = new EnumMap<>(KubeletEndpoint.class);
    private final SignalMetrics metrics;

    public SignalStep(
            SignalSettings settings,
            KubeletAddressing addressing,
            KubeletClient kubelets,
            UsageStore usages,
            SignalStore store,
            MeterRegistry meters,
            Clocks time) {
        this.settings = settings;
        this.addressing = addressing;
        this.kubelets = kubelets;
        this.usages = usages;
        this.store = store;
        this.time = time;
        this.beats = new SignalBeats(settings.resolution());
        this.answering = new Semaphore(settings.maxConcurrent(), true);
        this.metrics = new SignalMetrics(meters);
        for (KubeletEndpoint endpoint : settings.endpoints()) {
            FailureReport report = new FailureReport("signals of the " + endpoint.label() + " endpoint");
            failures.put(endpoint, report);
            metrics.announce(endpoint, report);
        }
    }

    /** Which kubelets do not tell their signals, by endpoint. */
    public Map<KubeletEndpoint, List<FailureReport.Failure>> failures() {
        Map<KubeletEndpoint, List<FailureReport.Failure>> all = new EnumMap<>(KubeletEndpoint.class);
        failures.forEach((endpoint, report) -> all.put(endpoint, report.failures()));
        return all;
    }

    @Override
    public void after(KubeletNode node, Instant until) throws InterruptedException {
        Optional<NodePoints> points = usages.node(node.name()).map(NodeWindow::points);
        Instant began = time.steady().instant();
        Instant readAt = time.wall().instant();
        points.ifPresent(all -> restarts.see(node.name(), all, began));
        if (!beats.isDue(node.name(), began)) {
            return;
        }
        Instant end = until.minus(MARGIN);
        if (!isTimeEnough(node.name(), Duration.between(began, end))) {
            metrics.putOff();
            return;
        }
        beats.take(node.name(), began);
        Map<Source, NodeSignals> found = new EnumMap<>(Source.class);
        found.put(Source.RESOURCE, restarts.signals(node.name()));
        for (int index = 0; index < settings.endpoints().size(); index++) {
            KubeletEndpoint endpoint = settings.endpoints().get(index);
            // One that hangs must leave time for those after it.
            Duration share = Duration.between(time.steady().instant(), end)
                    .dividedBy(settings.endpoints().size() - index);
            read(node, endpoint, atLeastAMoment(share)).ifPresent(signals -> found.put(source(endpoint), signals));
        }
        store.record(node.name(), found, readAt);
    }

    /** After a scrape that brought nothing new the next is near; one of the next few will leave more time. */
    private boolean isTimeEnough(String node, Duration left) {
        return left.compareTo(settings.comfortable()) >= 0
                || !beats.putOff(node)
                        && left.compareTo(SHORTEST.multipliedBy(
                                        settings.endpoints().size()))
                                >= 0;
    }

    /** A pause of the machine may have used up the time. */
    private static Duration atLeastAMoment(Duration left) {
        return left.compareTo(MOMENT) < 0 ? MOMENT : left;
    }

    private static Source source(KubeletEndpoint endpoint) {
        return switch (endpoint) {
            case RESOURCE -> Source.RESOURCE;
            case SUMMARY -> Source.SUMMARY;
            case CADVISOR -> Source.CADVISOR;
        };
    }

    private Optional<NodeSignals> read(KubeletNode node, KubeletEndpoint endpoint, Duration within)
            throws InterruptedException {
        FailureReport report = failures.get(endpoint);
        if (report == null) {
            throw new IllegalStateException(endpoint + " is not among the endpoints that are read");
        }
        Instant began = time.steady().instant();
        Semaphore lane = report.fails(node.name()) ? failing : answering;
        Reading reading;
        if (!lane.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS)) {
            reading = Reading.failed(FailureCause.TIMEOUT, "too many kubelets were being read at the same time");
        } else {
            try {
                Duration waited = Duration.between(began, time.steady().instant());
                reading = ask(node, endpoint, atLeastAMoment(within.minus(waited)));
            } finally {
                lane.release();
            }
        }
        metrics.settled(
                endpoint,
                reading.outcome(),
                Duration.between(began, time.steady().instant()));
        metrics.omitted(endpoint, reading.signals().omitted());
        report.settled(node, reading.outcome(), time.wall().instant());
        return reading.outcome() instanceof NodeOutcome.Scraped ? Optional.of(reading.signals()) : Optional.empty();
    }

    /** What came of one endpoint of one node; the signals are empty when it failed. */
    private record Reading(NodeOutcome outcome, NodeSignals signals) {
        static Reading failed(FailureCause cause, String detail) {
            return new Reading(new NodeOutcome.Failed(cause, detail), NodeSignals.NONE);
        }
    }

    private Reading ask(KubeletNode node, KubeletEndpoint endpoint, Duration within) throws InterruptedException {
        Instant requestedAt = time.wall().instant();
        return switch (addressing.endpoint(node, endpoint)) {
            case Endpoint.Unaddressable(String reason) -> Reading.failed(FailureCause.ADDRESS, reason);
            case Endpoint.Reachable(URI uri) ->
                kubelets.fetchFurther(node.name(), uri, within, answer -> switch (answer) {
                    case KubeletAnswer.Failed(FailureCause cause, String detail) -> Reading.failed(cause, detail);
                    case KubeletAnswer.Body(byte[] bytes) -> decode(endpoint, bytes, requestedAt);
                });
        };
    }

    private static Reading decode(KubeletEndpoint endpoint, byte[] bytes, Instant requestedAt) {
        SignalsDecoded decoded =
                switch (endpoint) {
                    case SUMMARY -> SummaryDecoder.decode(bytes, bytes.length, requestedAt.toEpochMilli());
                    case CADVISOR -> CadvisorDecoder.decode(bytes, bytes.length, requestedAt.toEpochMilli());
                    case RESOURCE -> throw new IllegalStateException("usage is read by the scrape itself");
                };
        return switch (decoded) {
            case SignalsDecoded.Malformed(String where, String reason) ->
                Reading.failed(FailureCause.PARSE, where + ": " + reason);
            case SignalsDecoded.Signals(NodeSignals signals) ->
                signals.size() == 0
                        ? Reading.failed(FailureCause.INCOMPLETE, "not one signal in " + bytes.length + " bytes")
                        : new Reading(new NodeOutcome.Scraped(signals.size(), signals.values()), signals);
        };
    }

    @Override
    public void keepOnly(Set<String> ours) {
        beats.keepOnly(ours);
        restarts.keepOnly(ours);
        store.keepOnly(ours);
        failures.values().forEach(report -> report.keepOnly(ours));
    }

    @Override
    public void log(int planned, Instant now) {
        failures.values().forEach(report -> report.log(planned, now));
    }
}
