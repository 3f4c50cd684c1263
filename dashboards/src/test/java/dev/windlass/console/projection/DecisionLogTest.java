package dev.windlass.console.projection;

import static dev.windlass.console.projection.Facts.after;
import static dev.windlass.console.projection.Facts.scale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
    @Test
    void ordersDecisionsByTimeWhateverPartitionComesFirst() {
        DecisionLog log = DecisionLog.empty(10)
                .with(entry("p0-0", 30))
                .with(entry("p1-0", 10))
                .with(entry("p2-0", 20));
        assertThat(ids(log)).containsExactly("p1-0", "p2-0", "p0-0");
    }

    @Test
    void ignoresARecordDeliveredAgain() {
        DecisionLog log =
                DecisionLog.empty(10).with(entry("a", 10)).with(entry("b", 10)).with(entry("c", 20));
        assertThat(log.with(entry("a", 10))).isSameAs(log);
        assertThat(log.with(entry("c", 20))).isSameAs(log);
    }

    @Test
    void dropsTheOldestWhenFullAndNeverTakesAnOlderOneForIt() {
        DecisionLog log =
                DecisionLog.empty(2).with(entry("a", 10)).with(entry("b", 20)).with(entry("c", 30));
        assertThat(ids(log)).containsExactly("b", "c");
        assertThat(ids(log.with(entry("late", 5)))).containsExactly("b", "c");
    }

    private static DecisionEntry entry(String id, long second) {
        return DecisionEntry.of(id, scale("default/web-hpa", 2, 4, after(second)));
    }

    private static List<String> ids(DecisionLog log) {
        return log.entries().stream().map(DecisionEntry::id).toList();
    }
}
