package dev.windlass.cluster.scaleup;

import static dev.windlass.cluster.snapshot.NodeBuilder.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.cluster.scaleup.Limits.Totals;
import dev.windlass.cluster.snapshot.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Node FOUR_CORES = node("t").with(4000, 1024).build();

    @Test
    void theTightestLimitCounts() {
        Limits limits = new Limits(10, 20_000, Long.MAX_VALUE, 1_000);
        assertThat(limits.room(new Totals(2, 0, 0), FOUR_CORES)).isEqualTo(5);
        assertThat(limits.room(new Totals(8, 0, 0), FOUR_CORES)).isEqualTo(2);
        assertThat(limits.room(new Totals(0, 17_000, 0), FOUR_CORES)).isZero();
    }

    @Test
    void aFullClusterIsRefusedInThePeersWords() {
        Limits limits = new Limits(10, 20_000, 1L << 30, 1_000);
        assertThat(limits.refusal(new Totals(10, 0, 0), FOUR_CORES)).isEqualTo("max total nodes in cluster reached");
        assertThat(limits.refusal(new Totals(1, 20_000, 1L << 30), FOUR_CORES))
                .isEqualTo("exceeded quota: \"cluster-wide\", resources: cpu, memory");
    }

    @Test
    void ordersAreFulfilledOrTimeOut() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Orders orders = Orders.NONE.placed("pool", now).placed("other", now);
        assertThat(orders.fulfilled(Map.of("pool", 1, "other", 0))).containsExactly("other");
        Duration limit = Duration.ofMinutes(15);
        assertThat(orders.timedOut(Map.of("pool", 1), now.plus(limit).minusMillis(1), limit))
                .isEmpty();
        assertThat(orders.timedOut(Map.of("pool", 1), now.plus(limit), limit)).containsExactly("pool");
    }

    @Test
    void aClusterIsUnhealthyWhenBothANumberAndAShareOfItsNodesAreUnready() {
        ClusterHealth health = new ClusterHealth(3, 45);
        assertThat(health.isHealthy(new Readiness(0, 0, 3, 0))).isTrue();
        assertThat(health.isHealthy(new Readiness(5, 0, 4, 0))).isTrue();
        assertThat(health.isHealthy(new Readiness(4, 0, 4, 0))).isFalse();
    }
}
