package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {
    private final AnswerBudget budget = new AnswerBudget(100_000);

    @Test
    void refusesWhatItHasNotAndGivesBackWhatWasTaken() {
        try (AnswerBudget.Share first = budget.open();
                AnswerBudget.Share second = budget.open()) {
            assertThat(first.take(90_000)).isTrue();
            assertThat(second.take(20_000)).isFalse();
            assertThat(second.take(10_000)).isTrue();
        }

        assertThat(budget.free()).isEqualTo(100_000);
    }

    @Test
    void givesNothingMoreToAnAnswerThatNobodyWaitsFor() {
        AnswerBudget.Share share = budget.open();
        share.close();

        assertThat(share.take(1)).isFalse();
        assertThat(budget.free()).isEqualTo(100_000);
    }

    @Test
    void endsTheAnswerThatWouldPassIt() {
        try (AnswerBudget.Share _ = taken(90_000);
                AnswerBudget.Share share = budget.open()) {
            BoundedBody body = new BoundedBody(1 << 20, share);
            body.onNext(List.of(ByteBuffer.allocate(20_000)));

            assertThat(body.isRefused()).isTrue();
            assertThat(body.getBody().toCompletableFuture())
                    .isCompletedExceptionally()
                    .failsWithin(java.time.Duration.ZERO)
                    .withThrowableThat()
                    .withMessageContaining("no memory left");
        }
    }

    @Test
    void letsAnAnswerGrowToItsLimitInPieces() {
        try (AnswerBudget.Share share = budget.open()) {
            BoundedBody body = new BoundedBody(50_000, share);
            for (int piece = 0; piece < 50; piece++) {
                body.onNext(List.of(ByteBuffer.wrap(new byte[1000])));
            }
            body.onComplete();

            assertThat(body.getBody().toCompletableFuture().join()).hasSize(50_000);
        }
    }

    private AnswerBudget.Share taken(long bytes) {
        AnswerBudget.Share share = budget.open();
        assertThat(share.take(bytes)).isTrue();
        return share;
    }
}
