package dev.windlass.autoscaler.horizontal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.autoscaler.WebApp;
import dev.windlass.autoscaler.horizontal.History.Recommended;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Duration GAP = Duration.ofSeconds(30);

    @Test
    void aHistoryTakenOverAtOnceGoesOnAsItIs() {
        History recent = history(new Recommended(8, WebApp.NOW.minusSeconds(10)));
        assertThat(recent.resumed(5, WebApp.NOW, GAP)).isEqualTo(recent);
    }

    @Test
    void afterAGapThePresentSizeIsHeldLikeAtAFirstEvaluation() {
        Recommended old = new Recommended(8, WebApp.NOW.minusSeconds(100));
        assertThat(history(old).resumed(5, WebApp.NOW, GAP).recommendations())
                .containsExactly(old, new Recommended(5, WebApp.NOW));
    }

    @Test
    void aRecommendationTakesThePlaceOfTheLastOneNobodyLooksAtAnyMore() {
        Recommended older = new Recommended(1, WebApp.NOW.minusSeconds(900));
        Recommended old = new Recommended(2, WebApp.NOW.minusSeconds(600));
        Recommended recent = new Recommended(3, WebApp.NOW.minusSeconds(60));
        History after = history(older, old, recent)
                .recommend(4, WebApp.NOW, r -> r.at().isBefore(WebApp.NOW.minusSeconds(300)));
        assertThat(after.recommendations()).containsExactly(older, new Recommended(4, WebApp.NOW), recent);
    }

    private static History history(Recommended... recommendations) {
        return new History(List.of(recommendations), List.of(), List.of());
    }
}
