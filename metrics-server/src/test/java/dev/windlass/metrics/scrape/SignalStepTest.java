package dev.windlass.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.FailureCause;
import dev.windlass.metrics.kubelet.KubeletAddressing;
import dev.windlass.metrics.kubelet.KubeletAddressing.PortSource;
import dev.windlass.metrics.kubelet.KubeletAnswer;
import dev.windlass.metrics.kubelet.KubeletClient;
import dev.windlass.metrics.kubelet.KubeletEndpoint;
import dev.windlass.metrics.kubelet.KubeletNode;
import dev.windlass.metrics.kubelet.KubeletNode.Address;
import dev.windlass.metrics.kubelet.KubeletNode.Readiness;
import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.NodeSignals.Reading;
import dev.windlass.metrics.signal.Signal;
import dev.windlass.metrics.signal.SignalStore;
import dev.windlass.metrics.signal.SignalStore.Read;
import dev.windlass.metrics.window.UsageStore;
import dev.windlass.metrics.window.WindowRules;
import dev.windlass.service.time.Clocks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalStepTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final String SUMMARY = "/stats/summary";
    private static final String CADVISOR = "/metrics/cadvisor";
    private static final Entity WEB = Entity.container("shop", "web-0", "web");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UsageStore usages = new UsageStore(WindowRules.standard(PERIOD, Duration.ofMinutes(1)));
    private final SignalStore store = new SignalStore(Duration.ofMinutes(3));
    private final Kubelets kubelets = new Kubelets();
    private final SignalStep step = new SignalStep(
            new SignalSettings(
                    List.of(KubeletEndpoint.SUMMARY, KubeletEndpoint.CADVISOR),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(4),
                    4),
            new KubeletAddressing(List.of("Hostname"), 10250, PortSource.SETTING, "https"),
            kubelets,
            usages,
            store,
            meters,
            new Clocks(() -> now(), () -> now()));
    private Instant now = START;

    @Test
    void readsBothEndpointsOnceForEachResolution() throws Exception {
        runFor(Duration.ofMinutes(10), PERIOD);

        assertThat(kubelets.asked.get(SUMMARY)).isEqualTo(10);
        assertThat(kubelets.asked.get(CADVISOR)).isEqualTo(10);
        assertThat(signals().reading(Entity.NODE, Signal.PROCESSES))
                .map(Reading::value)
                .contains(7.0);
        assertThat(signals().reading(WEB, Signal.OOM_EVENTS))
                .map(Reading::value)
                .contains(3.0);
        assertThat(readings("summary", "success")).isEqualTo(10);
    }

    @Test
    void oneThatFailsIsNamedAndTheOtherGoesOn() throws Exception {
        kubelets.answers.put(SUMMARY, new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no answer"));

        runFor(Duration.ofSeconds(30), PERIOD);

        assertThat(signals().reading(WEB, Signal.OOM_EVENTS)).isPresent();
        assertThat(step.failures().get(KubeletEndpoint.SUMMARY)).singleElement().satisfies(failure -> {
            assertThat(failure.node()).isEqualTo("worker");
            assertThat(failure.cause()).isEqualTo(FailureCause.TIMEOUT);
        });
        assertThat(step.failures().get(KubeletEndpoint.CADVISOR)).isEmpty();
        assertThat(readings("summary", "timeout")).isEqualTo(1);
        assertThat(meters.get("windlass_kubelet_signals_failing")
                        .tags("endpoint", "summary", "cause", "timeout")
                        .gauge()
                        .value())
                .isEqualTo(1);

        kubelets.answers.remove(SUMMARY);
        runFor(Duration.ofSeconds(60), PERIOD);

        assertThat(step.failures().get(KubeletEndpoint.SUMMARY)).isEmpty();
    }

    @Test
    void anAnswerThatIsNoneOrSaysNothingIsAFailure() throws Exception {
        kubelets.answers.put(SUMMARY, body("{\"node\": 5}"));
        kubelets.answers.put(CADVISOR, body("machine_cpu_cores 2\n"));

        runFor(Duration.ofSeconds(30), PERIOD);

        assertThat(step.failures().get(KubeletEndpoint.SUMMARY)).singleElement().satisfies(failure -> {
            assertThat(failure.cause()).isEqualTo(FailureCause.PARSE);
            assertThat(failure.detail()).contains("/node");
        });
        assertThat(step.failures().get(KubeletEndpoint.CADVISOR))
                .singleElement()
                .extracting(FailureReport.Failure::cause)
                .isEqualTo(FailureCause.INCOMPLETE);
    }

    @Test
    void isOverBeforeTheNextScrapeIsDue() throws Exception {
        kubelets.takesAllItMay = true;

        runFor(Duration.ofMinutes(5), PERIOD);

        assertThat(kubelets.longest).isPositive();
        assertThat(late).isEqualTo(Duration.ZERO);
        // The one that is asked first leaves the other its half.
        assertThat(kubelets.asked.get(CADVISOR)).isEqualTo(kubelets.asked.get(SUMMARY));
    }

    @Test
    void waitsForAScrapeThatLeavesMoreTimeButNotForever() throws Exception {
        tick(START.plus(PERIOD));
        now = now.plusSeconds(60);
        int before = kubelets.asked.getOrDefault(SUMMARY, 0);

        for (int soon = 0; soon < 4; soon++) {
            tick(now.plusSeconds(1));
        }
        assertThat(kubelets.asked.getOrDefault(SUMMARY, 0)).isEqualTo(before);

        tick(now.plusSeconds(1));
        assertThat(kubelets.asked.getOrDefault(SUMMARY, 0)).isEqualTo(before + 1);
        assertThat(meters.counter("windlass_kubelet_signal_readings_put_off").count())
                .isEqualTo(4);
    }

    @Test
    void countsTheRestartsThatEveryScrapeShows() throws Exception {
        usages.record("worker", points(START.minusSeconds(100)), now);
        tick(now.plus(PERIOD));
        now = now.plusSeconds(15);
        usages.record("worker", points(START.plusSeconds(1)), now);
        tick(now.plus(PERIOD));
        now = now.plusSeconds(15);
        usages.record("worker", points(START.plusSeconds(20)), now);
        runFor(Duration.ofSeconds(75), PERIOD);

        assertThat(signals().reading(WEB, Signal.RESTARTS)).map(Reading::value).contains(2.0);
    }

    @Test
    void aPathOfItsOwnThatTellsNothingIsSaid() throws Exception {
        KubeletNode odd = node("/somewhere");

        step.after(odd, now.plus(PERIOD));
        now = now.plusSeconds(15);
        step.after(odd, now.plus(PERIOD));

        assertThat(kubelets.asked).isEmpty();
        assertThat(step.failures().get(KubeletEndpoint.SUMMARY))
                .singleElement()
                .extracting(FailureReport.Failure::cause)
                .isEqualTo(FailureCause.ADDRESS);
    }

    @Test
    void forgetsNodesOfOthers() throws Exception {
        kubelets.answers.put(SUMMARY, new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no answer"));
        runFor(Duration.ofSeconds(30), PERIOD);

        step.keepOnly(Set.of("another"));

        assertThat(store.node("worker", now)).isEmpty();
        assertThat(step.failures().get(KubeletEndpoint.SUMMARY)).isEmpty();
    }

    private Duration late = Duration.ZERO;

    private Instant now() {
        return now;
    }

    private void runFor(Duration time, Duration period) throws InterruptedException {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Instant due = now.plus(period);
            tick(due);
            if (now.isAfter(due)) {
                late = Duration.between(due, now);
            }
            now = due;
        }
    }

    private void tick(Instant due) throws InterruptedException {
        step.after(node(null), due);
    }

    private NodeSignals signals() {
        Optional<Read> read = store.node("worker", now);
        return read.orElseThrow().signals();
    }

    private double readings(String endpoint, String outcome) {
        return meters.counter("windlass_kubelet_signal_readings", "endpoint", endpoint, "outcome", outcome)
                .count();
    }

    private static KubeletNode node(@Nullable String path) {
        return new KubeletNode(
                "worker", Map.of(), List.of(new Address("Hostname", "worker")), 0, path, Readiness.READY);
    }

    private NodePoints points(Instant startedAt) {
        return NodePoints.of(
                null,
                new TreeMap<>(Map.of(
                        new ContainerName("shop", "web-0", "web"),
                        new CounterPoint(CounterPoint.nanosOf(startedAt), CounterPoint.nanosOf(now), 1, 1))));
    }

    private static KubeletAnswer body(String text) {
        return new KubeletAnswer.Body(text.getBytes(StandardCharsets.UTF_8));
    }

    private final class Kubelets implements KubeletClient {
        private final Map<String, KubeletAnswer> answers = new HashMap<>();
        private final Map<String, Integer> asked = new HashMap<>();
        private boolean takesAllItMay;
        private Duration longest = Duration.ZERO;

        @Override
        public KubeletAnswer fetch(String node, URI uri) {
            throw new AssertionError("usage is read by the scrape itself");
        }

        @Override
        public <T> T fetchFurther(String node, URI uri, Duration within, Function<KubeletAnswer, T> reading) {
            return reading.apply(answer(uri, within));
        }

        private KubeletAnswer answer(URI uri, Duration within) {
            asked.merge(uri.getPath(), 1, Integer::sum);
            longest = within.compareTo(longest) > 0 ? within : longest;
            if (takesAllItMay) {
                now = now.plus(within);
                return new KubeletAnswer.Failed(FailureCause.TIMEOUT, "no answer within " + within);
            }
            return answers.getOrDefault(
                    uri.getPath(),
                    uri.getPath().equals(SUMMARY)
                            ? body("{\"node\": {\"rlimit\": {\"curproc\": 7}}}")
                            : body(
                                    "container_oom_events_total{container=\"web\",namespace=\"shop\",pod=\"web-0\"} 3\n"));
        }
    }
}
