package dev.windlass.console.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.NodeGroupFacts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodeGroupStatusTest {
    private static final String STATUS = """
            time: 2026-03-01 02:14:00.123456789 +0000 UTC
            autoscalerStatus: Running
            nodeGroups:
            - name: general
              health:
                status: Healthy
                nodeCounts: {registered: {total: 5, ready: 4, notStarted: 1}, longUnregistered: 0, unregistered: 0}
                cloudProviderTarget: 6
                minSize: 1
                maxSize: 10
                lastTransitionTime: "2026-03-01T02:00:00Z"
              scaleUp: {status: InProgress, lastTransitionTime: "2026-03-01T02:13:00Z"}
            - name: gpu
              health: {status: Healthy, nodeCounts: {registered: {total: 0, ready: 0}}, cloudProviderTarget: 0, minSize: 0, maxSize: 2}
              scaleUp:
                status: Backoff
                backoffInfo: {errorCode: QUOTA_EXCEEDED, errorMessage: no quota left}
                lastTransitionTime: "2026-03-01T02:10:00Z"
            - name: spot
              health: {status: Unhealthy, nodeCounts: {registered: {total: 9, ready: 2}}, cloudProviderTarget: 9, minSize: 0, maxSize: 9, lastTransitionTime: "2026-03-01T01:00:00Z"}
            """;

    @Test
    void readsSizeBoundsAndTroubleOfEachGroup() {
        assertThat(NodeGroupStatus.parse(STATUS, Facts.START))
                .containsExactly(
                        new NodeGroupFacts("general", 1, 10, 6, 4, 5, "", Instant.parse("2026-03-01T02:00:00Z")),
                        new NodeGroupFacts(
                                "gpu",
                                0,
                                2,
                                0,
                                0,
                                0,
                                "in backoff after a failed scale-up: QUOTA_EXCEEDED: no quota left",
                                Instant.parse("2026-03-01T02:10:00Z")),
                        new NodeGroupFacts(
                                "spot",
                                0,
                                9,
                                9,
                                2,
                                9,
                                "unhealthy: 2 of 9 nodes are ready",
                                Instant.parse("2026-03-01T01:00:00Z")));
    }

    @Test
    void aStatusWithoutGroupsHasNone() {
        assertThat(NodeGroupStatus.parse("autoscalerStatus: Initializing", Facts.START))
                .isEmpty();
        assertThat(NodeGroupStatus.parse("", Facts.START)).isEmpty();
    }

    @Test
    void whatIsNoYamlIsSaidToBeNone() {
        assertThatThrownBy(() -> NodeGroupStatus.parse("a: [", Facts.START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the cluster-autoscaler's status is no YAML");
    }
}
