package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletAddressing;
import dev.windlass.metrics.kubelet.KubeletAddressing.PortSource;
import dev.windlass.metrics.kubelet.KubeletAnswer;
import dev.windlass.metrics.kubelet.KubeletClient;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Address;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.service.time.Clocks;
import dev.windlass.service.time.Moment;
import dev.windlass.stream.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.prometheus.client.CollectorRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickTest {
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final UsageStore store = new UsageStore(WindowRules.standard(PERIOD, Duration.ofMinutes(1)));
    private final FailureReport failures = new FailureReport();
    private final CollectorRegistry collectors = new CollectorRegistry(true);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScrapeMetrics metrics = new ScrapeMetrics(meters, collectors, PERIOD);
    private final ScriptedKubelets kubelets = new ScriptedKubelets();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final List<KubeletNode> planned = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Predicate<String> shared = _ -> true;
    private volatile Instant now = START;
    /** What the wall clock is ahead of the steady one. */
    private volatile Duration set = Duration.ZERO;

    private final Clocks clocks = new Clocks(() -> now, () -> now.plus(set));
    private final Tick tick = tick(10);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void servesNodesAfterTwoTicksAndPublishesEveryScrape() {
        plan("a", "b");

        tickAndSettle(0);
        tickAndSettle(15);

        assertThat(store.node("a").flatMap(NodeWindow::node)).isPresent();
        assertThat(store.node("b").flatMap(NodeWindow::node)).isPresent();
        assertThat(published).containsExactlyInAnyOrder("a", "b", "a", "b");
        // A tick is told when the next begins.
        assertThat(collectors.getSampleValue("metrics_server_manager_tick_duration_seconds_count"))
                .isEqualTo(1.0);
    }

    @Test
    void costsOnlyItsOwnDataWhenAKubeletFails() {
        plan("well", "broken", "garbage", "nowhere");
        kubelets.failing.put("broken", new KubeletAnswer.Failed(FailureCause.TLS, "certificate expired"));
        kubelets.failing.put("garbage", body("<html>"));
        planned.set(3, new KubeletNode("nowhere", Map.of(), List.of(), 0, null, Readiness.READY));

        tickAndSettle(0);
        tickAndSettle(15);

        assertThat(store.node("well").flatMap(NodeWindow::node)).isPresent();
        assertThat(store.node("broken")).isEmpty();
        assertThat(failures.failures())
                .extracting(FailureReport.Failure::node, FailureReport.Failure::cause, FailureReport.Failure::since)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("broken", FailureCause.TLS, START),
                        org.assertj.core.groups.Tuple.tuple("garbage", FailureCause.PARSE, START),
                        org.assertj.core.groups.Tuple.tuple("nowhere", FailureCause.ADDRESS, START));
        assertThat(meters.counter("windlass_kubelet_scrapes", "outcome", "tls").count())
                .isEqualTo(2);
        assertThat(collectors.getSampleValue(
                        "metrics_server_kubelet_request_total", new String[] {"success"}, new String[] {"false"}))
                .isEqualTo(6.0);
    }

    @Test
    void neverAsksANodeTwiceAtOnceAndLetsTheOthersGoOn() throws Exception {
        plan("hanging", "well");
        CountDownLatch release = new CountDownLatch(1);
        kubelets.hanging.put("hanging", release);

        tick.run();
        awaitAll(name -> !name.equals("hanging"));
        now = START.plusSeconds(15);
        tick.run();
        awaitAll(name -> !name.equals("hanging"));

        assertThat(kubelets.asked).containsEntry("hanging", 1).containsEntry("well", 2);
        assertThat(store.node("well").flatMap(NodeWindow::node)).isPresent();

        now = START.plusSeconds(47);
        release.countDown();
        awaitAll(_ -> true);
        assertThat(meters.counter("windlass_kubelet_scrapes_skipped").count()).isEqualTo(3);
    }

    @Test
    void tellsForHowLongNoScrapeHasEnded() throws Exception {
        plan("hanging", "well");
        CountDownLatch release = new CountDownLatch(1);
        kubelets.hanging.put("hanging", release);
        tick.run();
        awaitAll(name -> !name.equals("hanging"));
        Eventually.within(Duration.ofSeconds(30), () -> kubelets.asked.containsKey("hanging"), asked -> asked);
        assertThat(tick.standstill()).isZero();

        now = START.plusSeconds(15);
        tick.run();
        awaitAll(name -> !name.equals("hanging"));
        assertThat(tick.standstill()).as("another node's scrape has just ended").isZero();

        now = START.plusSeconds(40);
        assertThat(tick.standstill()).isEqualTo(Duration.ofSeconds(25));

        release.countDown();
        awaitAll(_ -> true);
        assertThat(tick.standstill()).as("nothing is under way").isZero();
    }

    /** More hang than may be asked at once: were there one lane, those that answer would stand behind them. */
    @Test
    void keepsNodesThatAnswerOnTimeHoweverManyHang() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<String> well = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            String name = (number < 40 ? "hanging-" : "well-") + number;
            plan(name);
            if (number < 40) {
                kubelets.failing.put(name, new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no answer"));
            } else {
                well.add(name);
            }
        }
        tickAndSettle(0);
        planned.stream()
                .map(KubeletNode::name)
                .filter(name -> name.startsWith("hanging"))
                .forEach(name -> kubelets.hanging.put(name, release));

        for (int period = 1; period <= 3; period++) {
            now = START.plusSeconds(15L * period);
            tick.run();
            int times = period + 1;
            Eventually.within(Duration.ofSeconds(30), () -> Map.copyOf(kubelets.asked), asked -> well.stream()
                    .allMatch(name -> asked.getOrDefault(name, 0) == times));
        }
        release.countDown();
    }

    @Test
    void scrapesWhatWasTakenOverAtOnceWhenItIsOverdueAndInItsRhythmOtherwise() {
        NodePoints sample = NodePoints.of(new CounterPoint(CounterPoint.UNKNOWN_START, 1, 1, 1), new TreeMap<>());
        store.record("overdue", sample, START.minusSeconds(20));
        store.record("recent", sample, START.minusSeconds(5));
        plan("overdue", "recent");

        tickAndSettle(0);
        assertThat(kubelets.asked).containsOnlyKeys("overdue");
        tickAndSettle(9);
        assertThat(kubelets.asked).containsOnlyKeys("overdue");
        tickAndSettle(10);
        assertThat(kubelets.asked).containsOnlyKeys("overdue", "recent");
    }

    /** An hour back, as a machine does whose clock was wrong at its start; and an hour on, as one does that slept. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void scrapesAndServesOnWhenTheWallClockIsSet(long seconds) {
        plan("a");
        tickAndSettle(0);
        tickAndSettle(15);

        set = Duration.ofSeconds(seconds);
        tickAndSettle(16);
        assertThat(store.node("a").flatMap(NodeWindow::node)).isPresent();
        tickAndSettle(30);
        tickAndSettle(45);

        assertThat(kubelets.asked).containsEntry("a", 4);
        assertThat(store.node("a").flatMap(NodeWindow::node).orElseThrow().timestampNanos())
                .isEqualTo(CounterPoint.nanosOf(START.plusSeconds(45 + seconds)));
    }

    @Test
    void keepsWhatOtherReplicasBringOfNodesThatAreNotOurs() {
        plan("ours", "theirs");
        shared = node -> node.equals("ours");
        NodePoints sample = NodePoints.of(new CounterPoint(CounterPoint.UNKNOWN_START, 1, 1, 1), new TreeMap<>());
        store.record("theirs", sample, START);

        tickAndSettle(0);
        tickAndSettle(15);

        assertThat(kubelets.asked).containsOnlyKeys("ours");
        assertThat(store.node("theirs")).isPresent();
    }

    @Test
    void forgetsNodesThatAreGone() {
        plan("a", "b");
        tickAndSettle(0);
        planned.removeFirst();

        tickAndSettle(15);

        assertThat(store.node("a")).isEmpty();
        assertThat(store.node("b")).isPresent();
        assertThat(collectors.getSampleValue(
                        "metrics_server_kubelet_last_request_time_seconds", new String[] {"node"}, new String[] {"a"}))
                .isNull();
    }

    @Test
    void forgetsAFailureWhenTheKubeletAnswersAgain() {
        plan("a");
        kubelets.failing.put("a", new KubeletAnswer.Failed(FailureCause.DIAL, "refused"));
        tickAndSettle(0);
        kubelets.failing.clear();

        tickAndSettle(15);

        assertThat(failures.failures()).isEmpty();
        assertThat(failures.counts()).containsEntry(FailureCause.DIAL, 0);
    }

    /** What a tick needs is closed after the loop: a tick that met a closed executor would call that a fault of its own. */
    @Test
    void closingTheLoopWaitsForTheTickThatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        plan("a");
        shared = _ -> {
            begun.countDown();
            return awaited(goOn);
        };
        ScrapeLoop loop = ScrapeLoop.start(tick, clocks.steady(), () -> finished.set(true));
        begun.await();

        Thread closing = Thread.ofPlatform().start(loop::close);
        Eventually.within(Duration.ofSeconds(30), closing::getState, Thread.State.TIMED_WAITING::equals);
        assertThat(finished).isFalse();
        goOn.countDown();
        closing.join();

        assertThat(finished).isTrue();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void plan(String... names) {
        for (String name : names) {
            planned.add(
                    new KubeletNode(name, Map.of(), List.of(new Address("Hostname", name)), 0, null, Readiness.READY));
        }
    }

    private void tickAndSettle(long atSecond) {
        now = START.plusSeconds(atSecond);
        tick.run();
        awaitAll(_ -> true);
    }

    private void awaitAll(Predicate<String> nodes) {
        Eventually.within(Duration.ofSeconds(30), () -> List.copyOf(tick.underWay()), names -> names.stream()
                .noneMatch(nodes));
    }

    private Tick tick(int maxConcurrent) {
        NodeScrape scrape = new NodeScrape(
                new KubeletAddressing(List.of("Hostname"), 10250, PortSource.SETTING, "https"),
                kubelets,
                PodCompleteness.CONTAINER_ALONE,
                store,
                (node, _, _, _) -> published.add(node),
                metrics,
                OpenTelemetry.noop().getTracer("test"),
                clocks);
        return new Tick(
                new Plan(),
                scrape,
                FurtherStep.NONE,
                store,
                failures,
                metrics,
                new ScrapeSettings(PERIOD, Duration.ZERO, maxConcurrent),
                threads,
                clocks);
    }

    private final class Plan implements ScrapePlan {
        @Override
        public Collection<KubeletNode> known() {
            return List.copyOf(planned);
        }

        @Override
        public Collection<PlannedScrape> planned(Moment at) {
            return known().stream()
                    .filter(node -> shared.test(node.name()))
                    .map(node -> new PlannedScrape(node, PERIOD, PlannedScrape.Claim.OURS))
                    .toList();
        }
    }

    private static KubeletAnswer body(String text) {
        return new KubeletAnswer.Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Kubelets whose CPU grows with each question, unless told otherwise. */
    private static final class ScriptedKubelets implements KubeletClient {
        final Map<String, Integer> asked = new ConcurrentHashMap<>();
        final Map<String, KubeletAnswer> failing = new ConcurrentHashMap<>();
        final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();

        @Override
        public KubeletAnswer fetch(String name, URI uri) throws InterruptedException {
            String node = uri.getHost();
            int times = asked.merge(node, 1, Integer::sum);
            CountDownLatch hang = hanging.get(node);
            if (hang != null) {
                hang.await();
            }
            KubeletAnswer scripted = failing.get(node);
            return scripted != null
                    ? scripted
                    : body("node_cpu_usage_seconds_total " + times + "\nnode_memory_working_set_bytes 1024\n");
        }

        @Override
        public <T> T fetchFurther(String name, URI uri, Duration within, Function<KubeletAnswer, T> reading) {
            throw new AssertionError("nothing further is asked for");
        }
    }
}
