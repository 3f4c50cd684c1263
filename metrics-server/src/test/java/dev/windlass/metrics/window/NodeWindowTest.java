package dev.windlass.metrics.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.parse.ContainerName;
import dev.windlass.metrics.kubelet.parse.CounterPoint;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.kubelet.parse.PodCompleteness;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeWindowTest {
    private static final long SECOND = 1_000_000_000L;
    private static final WindowRules RULES = WindowRules.standard(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final WindowRules PEER = WindowRules.compatibility(Duration.ofSeconds(60));
    private static final ContainerName A = new ContainerName("shop", "web", "a");
    private static final ContainerName B = new ContainerName("shop", "web", "b");
    private static final ContainerName OTHER = new ContainerName("shop", "worker", "a");

    @Test
    void needsTwoScrapesForAUsage() {
        assertThat(window(RULES, node(point(100, 10))).node()).isEmpty();
        assertThat(window(RULES, node(point(100, 10)), node(point(115, 13))).node())
                .contains(usage(115, 15, 200_000_000, 13));
    }

    @Test
    void cutsTheRateToWholeNanoCores() {
        assertThat(window(
                                RULES,
                                node(new CounterPoint(CounterPoint.UNKNOWN_START, 0, 100, 1)),
                                node(new CounterPoint(CounterPoint.UNKNOWN_START, 7 * SECOND, 1010, 1)))
                        .node())
                .map(WindowUsage::cpuNanoCores)
                .contains(130L);
    }

    @Test
    void keepsTheWindowWhenTheKubeletRepeatsItsSample() {
        assertThat(window(RULES, node(point(100, 10)), node(point(115, 13)), node(point(115, 13)))
                        .node())
                .contains(usage(115, 15, 200_000_000, 13));
    }

    @Test
    void measuresASampleBetweenTheTwoHeldFromTheEarlierOne() {
        assertThat(window(RULES, node(point(100, 10)), node(point(120, 30)), node(point(110, 15)))
                        .node())
                .contains(usage(110, 10, 500_000_000, 15));
    }

    @Test
    void hasNoUsageForASampleOlderThanBothHeld() {
        assertThat(window(RULES, node(point(100, 10)), node(point(120, 30)), node(point(90, 5)))
                        .node())
                .isEmpty();
    }

    @Test
    void hasNoUsageWhenACounterWentBackwardsButKeepsTheTwoPoints() {
        NodeWindow window = window(RULES, node(point(100, 10)), node(point(115, 4)));

        assertThat(window.node()).isEmpty();
        assertThat(window.nodeHasPrevious()).isTrue();
    }

    @Test
    void measuresAFreshContainerFromItsStart() {
        assertThat(container(window(RULES, containers(Map.of(A, started(100, 130, 3))))))
                .contains(usage(130, 30, 100_000_000, 3));
    }

    @Test
    void waitsUntilAFreshContainerIsTenSecondsOld() {
        assertThat(container(window(RULES, containers(Map.of(A, started(100, 110, 3))))))
                .isPresent();
        assertThat(container(window(RULES, containers(Map.of(A, started(100, 109, 3))))))
                .isEmpty();
    }

    @Test
    void takesAContainerOlderThanThePeriodForAnOldOne() {
        assertThat(container(window(RULES, containers(Map.of(A, started(100, 159, 3))))))
                .isPresent();
        assertThat(container(window(RULES, containers(Map.of(A, started(100, 160, 3))))))
                .isEmpty();
    }

    @Test
    void startsOverWhenAContainerRestartedSinceItsLastPoint() {
        NodeWindow restarted =
                window(RULES, containers(Map.of(A, started(0, 100, 10))), containers(Map.of(A, started(110, 190, 3))));

        assertThat(container(restarted)).isEmpty();
        assertThat(container(restarted.advance(containers(Map.of(A, started(110, 250, 9))), RULES)))
                .contains(usage(250, 60, 100_000_000, 9));
    }

    @Test
    void hidesOnlyTheContainerThatHasNoUsageYet() {
        NodeWindow window = window(RULES, containers(Map.of(A, started(0, 100, 10))), aGoesOnAndBIsNew());

        assertThat(served(window, PodCompleteness.CONTAINER_ALONE)).containsExactly("a");
    }

    @Test
    void hidesTheWholePodUnderThePeersRule() {
        NodeWindow window = window(PEER, containers(Map.of(A, started(0, 100, 10))), aGoesOnAndBIsNew());

        assertThat(served(window, PodCompleteness.WHOLE_POD)).isEmpty();
        assertThat(window.containerHasPrevious()).isTrue();
    }

    @Test
    void leavesOutAContainerThatVanished() {
        NodeWindow window = window(
                PEER,
                containers(Map.of(A, started(0, 100, 10), B, started(0, 100, 10))),
                containers(Map.of(A, started(0, 115, 11))));

        assertThat(served(window, PodCompleteness.WHOLE_POD)).containsExactly("a");
    }

    @Test
    void servesAPodWithoutContainersOnlyUnderThePeersRule() {
        NodeWindow window =
                window(RULES, containers(Map.of(A, started(0, 100, 10))), containers(Map.of(A, started(0, 115, 4))));

        assertThat(window.pod("shop", "web", PodCompleteness.CONTAINER_ALONE)).isEmpty();
        assertThat(window.pod("shop", "web", PodCompleteness.WHOLE_POD))
                .contains(new PodUsage("shop", "web", List.of()));
    }

    @Test
    void letsTheEarliestContainerStandForThePod() {
        NodeWindow window = window(
                RULES,
                containers(Map.of(A, started(0, 100, 10), B, started(0, 105, 10))),
                containers(Map.of(A, started(0, 160, 11), B, started(0, 155, 11))));

        assertThat(window.pod("shop", "web", PodCompleteness.CONTAINER_ALONE).flatMap(PodUsage::earliest))
                .map(WindowUsage::timestampNanos)
                .contains(155 * SECOND);
    }

    @Test
    void findsEachPodAmongOthers() {
        NodeWindow window = window(
                RULES,
                containers(Map.of(A, started(0, 100, 10), OTHER, started(0, 100, 10))),
                containers(Map.of(A, started(0, 160, 11), OTHER, started(0, 160, 12))));

        assertThat(window.pods(PodCompleteness.CONTAINER_ALONE))
                .extracting(PodUsage::pod)
                .containsExactly("web", "worker");
        assertThat(window.pod("shop", "worker", PodCompleteness.CONTAINER_ALONE))
                .isPresent();
        assertThat(window.pod("shop", "we", PodCompleteness.CONTAINER_ALONE)).isEmpty();
        assertThat(window.pod("aaa", "web", PodCompleteness.CONTAINER_ALONE)).isEmpty();
    }

    private static NodePoints aGoesOnAndBIsNew() {
        return containers(Map.of(A, started(0, 160, 16), B, started(158, 160, 1)));
    }

    private static List<String> served(NodeWindow window, PodCompleteness completeness) {
        return window.pod("shop", "web", completeness).stream()
                .flatMap(pod -> pod.containers().stream())
                .map(ContainerUsage::container)
                .toList();
    }

    private static java.util.Optional<WindowUsage> container(NodeWindow window) {
        return window.container(0);
    }

    private static NodeWindow window(WindowRules rules, NodePoints... scrapes) {
        return Arrays.stream(scrapes)
                .skip(1)
                .reduce(
                        NodeWindow.first(scrapes[0], rules),
                        (window, points) -> window.advance(points, rules),
                        (_, later) -> later);
    }

    private static NodePoints node(@Nullable CounterPoint point) {
        return NodePoints.of(point, new TreeMap<>());
    }

    private static NodePoints containers(Map<ContainerName, CounterPoint> points) {
        return NodePoints.of(null, new TreeMap<>(points));
    }

    private static CounterPoint point(long atSecond, long cpuSeconds) {
        return new CounterPoint(CounterPoint.UNKNOWN_START, atSecond * SECOND, cpuSeconds * SECOND, cpuSeconds);
    }

    private static CounterPoint started(long start, long atSecond, long cpuSeconds) {
        return new CounterPoint(start * SECOND, atSecond * SECOND, cpuSeconds * SECOND, cpuSeconds);
    }

    private static WindowUsage usage(long atSecond, long window, long nanoCores, long memory) {
        return new WindowUsage(atSecond * SECOND, window * SECOND, nanoCores, memory);
    }
}
