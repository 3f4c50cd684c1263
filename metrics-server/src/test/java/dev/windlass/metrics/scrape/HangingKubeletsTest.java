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
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import dev.windlass.metrics.window.NodeWindow;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.metrics.window.WindowUsage;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Five thousand kubelets, some of which take a request and never answer it, until the request's time is over, and again when they are
 * asked again. The clock goes on in steps of the loop's longest pause.
 */
class HangingKubeletsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final int NODES = 5000;

    private final List<KubeletNode> nodes = IntStream.range(0, NODES)
            .mapToObj(number -> "node-" + number)
            .map(name ->
                    new KubeletNode(name, Map.of(), List.of(new Address("Hostname", name)), 0, null, Readiness.READY))
            .toList();
    private final UsageStore store = new UsageStore(WindowRules.standard(PERIOD, Duration.ofMinutes(1)));
    private final SteppedKubelets kubelets = new SteppedKubelets();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tick tick = tick();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void fiveHundredThatHangMakeNoOtherNodesSampleOlderThanItsPeriod() {
        Set<String> hanging = hanging(500);
        kubelets.hang(hanging);

        run(0, 75, name -> !hanging.contains(name));

        // At 0, 15, 30 and 45 s; nobody waits here for a hanging one to be asked, so that one at 60 s may be missing.
        assertThat(hanging).allMatch(name -> kubelets.asked(name) >= 4);
        assertThat(hanging).allMatch(name -> store.scrapedAt(name).isEmpty());
    }

    @Test
    void twoThousandThatBeginToHangAtOnceMakeNoOtherNodesSampleOlderThanItsPeriod() {
        Set<String> hanging = hanging(2000);
        run(0, 25, _ -> true);

        kubelets.hang(hanging);
        run(25, 75, name -> !hanging.contains(name));

        // At 0, 15, 30 and 45 s; nobody waits here for a hanging one to be asked, so that one at 60 s may be missing.
        assertThat(hanging).allMatch(name -> kubelets.asked(name) >= 4);
    }

    @Test
    void kubeletsThatAnswerAgainAreServedAgainWithinTheirTimeoutAndAPeriod() {
        Set<String> hanging = hanging(2000);
        kubelets.hang(hanging);
        run(0, 40, name -> !hanging.contains(name));

        kubelets.hang(Set.of());
        run(40, 66, name -> !hanging.contains(name));

        assertThat(hanging)
                .allMatch(name -> store.scrapedAt(name).isPresent()
                        && Duration.between(store.scrapedAt(name).get(), kubelets.now)
                                        .compareTo(PERIOD.plus(STEP))
                                <= 0);
    }

    private Set<String> hanging(int count) {
        return nodes.stream().map(KubeletNode::name).limit(count).collect(Collectors.toSet());
    }

    /** Steps from one second to another; at each step every well node's sample is young enough. */
    private void run(int fromSecond, int toSecond, Predicate<String> well) {
        List<String> wellNodes =
                nodes.stream().map(KubeletNode::name).filter(well).toList();
        Instant end = START.plusSeconds(toSecond);
        for (Instant now = START.plusSeconds(fromSecond); now.isBefore(end); now = now.plus(STEP)) {
            kubelets.step(now);
            tick.run();
            Eventually.within(Duration.ofSeconds(30), tick::underWay, names -> names.stream()
                    .noneMatch(well));
            if (now.isBefore(START.plus(PERIOD))) {
                continue;
            }
            Instant oldest = now.minus(PERIOD).minus(STEP);
            assertThat(wellNodes)
                    .as("well nodes with a sample older than their period, at " + now)
                    .filteredOn(
                            name -> store.scrapedAt(name).orElse(Instant.MIN).isBefore(oldest))
                    .isEmpty();
        }
        assertThat(wellNodes).allSatisfy(name -> assertThat(
                        store.node(name).flatMap(NodeWindow::node).map(WindowUsage::windowNanos))
                .hasValueSatisfying(window ->
                        assertThat(Duration.ofNanos(window)).isBetween(PERIOD.minus(STEP), PERIOD.plus(STEP))));
    }

    private Tick tick() {
        Clocks clocks = new Clocks(() -> kubelets.now, () -> kubelets.now);
        ScrapeMetrics metrics = new ScrapeMetrics(new SimpleMeterRegistry(), new CollectorRegistry(true), PERIOD);
        NodeScrape scrape = new NodeScrape(
                new KubeletAddressing(List.of("Hostname"), 10250, PortSource.SETTING, "https"),
                kubelets,
                PodCompleteness.CONTAINER_ALONE,
                store,
                (_, _, _, _) -> {},
                metrics,
                OpenTelemetry.noop().getTracer("test"),
                clocks);
        return new Tick(
                new Plan(),
                scrape,
                FurtherStep.NONE,
                store,
                new FailureReport(),
                metrics,
                ScrapeSettings.of(PERIOD, 1024),
                threads,
                clocks);
    }

    private final class Plan implements ScrapePlan {
        private final List<PlannedScrape> planned = nodes.stream()
                .map(node -> new PlannedScrape(node, PERIOD, PlannedScrape.Claim.OURS))
                .toList();

        @Override
        public Collection<KubeletNode> known() {
            return nodes;
        }

        @Override
        public Collection<PlannedScrape> planned(Moment at) {
            return planned;
        }
    }

    /** Kubelets whose CPU grows with each question; those that hang do so until the stepped clock says that the time is over. */
    private static final class SteppedKubelets implements KubeletClient {
        private final Map<String, Integer> asked = new ConcurrentHashMap<>();
        private volatile Set<String> hanging = Set.of();
        private volatile Instant now = START;

        int asked(String node) {
            return asked.getOrDefault(node, 0);
        }

        void hang(Set<String> names) {
            hanging = names;
        }

        synchronized void step(Instant to) {
            now = to;
            notifyAll();
        }

        @Override
        public KubeletAnswer fetch(String node, URI uri) throws InterruptedException {
            int times = asked.merge(node, 1, Integer::sum);
            if (hanging.contains(node)) {
                waitUntil(now.plus(TIMEOUT));
                return new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no complete answer");
            }
            String text = "node_cpu_usage_seconds_total " + times + "\nnode_memory_working_set_bytes 1024\n";
            return new KubeletAnswer.Body(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public <T> T fetchFurther(String node, URI uri, Duration within, Function<KubeletAnswer, T> reading) {
            throw new AssertionError("nothing further is asked for");
        }

        private synchronized void waitUntil(Instant over) throws InterruptedException {
            while (now.isBefore(over)) {
                wait();
            }
        }
    }
}
