package dev.windlass.testbed.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestCountersTest {
    private final RequestCounters counters = new RequestCounters("shop");

    @Test
    void podsShareTheLoadEvenlyAndCountersOnlyRise() {
        counters.spread(List.of("a", "b"), 10);
        counters.spread(List.of("a", "b", "c"), 30);
        assertThat(counters.page())
                .contains("http_requests_total{namespace=\"shop\",pod=\"a\"} 15.000")
                .contains("http_requests_total{namespace=\"shop\",pod=\"c\"} 10.000");
    }

    @Test
    void aPodThatIsGoneTakesItsCounterWithIt() {
        counters.spread(List.of("a", "b"), 10);
        counters.spread(List.of("b"), 1);
        assertThat(counters.page()).doesNotContain("pod=\"a\"").contains("pod=\"b\"} 6.000");
    }
}
