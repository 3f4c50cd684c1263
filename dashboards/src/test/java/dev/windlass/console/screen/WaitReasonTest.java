package dev.windlass.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.PodFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitReasonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.|Insufficient cpu",
                "0/5 nodes are available: 2 Insufficient memory, 3 node(s) had untolerated taint(s).|Insufficient memory, node(s) had untolerated taint(s)",
                "0/5 nodes are available: 1 Insufficient memory, 4 node(s) had untolerated taint(s). no new claims to deallocate|Insufficient memory, node(s) had untolerated taint(s). no new claims to deallocate",
                "no nodes available to schedule pods|no nodes available to schedule pods",
                "''|Unschedulable",
            })
    void saysTheSameForPodsThatWaitForTheSame(String message, String reason) {
        assertThat(WaitReason.of(Facts.waiting("default/web", Facts.START, message)))
                .isEqualTo(reason);
    }

    @Test
    void saysSoWhenTheSchedulerHasNotTried() {
        assertThat(WaitReason.of(Facts.pod("default/web", "", PodFacts.Phase.PENDING, "Pending")))
                .isEqualTo("the scheduler has not tried yet");
    }
}
