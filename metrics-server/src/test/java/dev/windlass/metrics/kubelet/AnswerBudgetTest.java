package dev.windlass.metrics.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.stream.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {
    private static final int KIB = 1024;
    private static final int TOTAL = 1024 * KIB;
    private static final int BEGINNING = 16 * KIB;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final AnswerBudget budget = new AnswerBudget(TOTAL, nanos::get);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void givesBackWhatWasTaken() {
        try (AnswerBudget.Share first = budget.open();
                AnswerBudget.Share second = budget.open()) {
            assertThat(first.take(400 * KIB)).isTrue();
            assertThat(second.take(100 * KIB)).isTrue();
            assertThat(budget.free()).isEqualTo(TOTAL - 500 * KIB);
        }

        assertThat(budget.free()).isEqualTo(TOTAL);
    }

    @Test
    void givesNothingMoreToAnAnswerThatNobodyWaitsFor() {
        AnswerBudget.Share share = budget.open();
        share.close();

        assertThat(share.take(1)).isFalse();
        assertThat(budget.free()).isEqualTo(TOTAL);
    }

    @Test
    void noAnswerGetsMoreThanAnEighth() {
        assertThat(budget.largestAnswer()).isEqualTo(TOTAL / 8);
    }

    @Test
    void anAnswerWaitsUntilAnotherGivesBackWhatItNeeds() throws Exception {
        AnswerBudget.Share first = fill();
        Future<Boolean> second = threads.submit(() -> budget.open().take(BEGINNING + 1));
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 1);
        assertThat(second.isDone()).isFalse();

        first.close();

        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theBeginningOfAnAnswerDoesNotWaitBehindLargeOnes() throws Exception {
        AnswerBudget.Share _ = fill();
        Future<Boolean> _ = threads.submit(() -> budget.open().take(BEGINNING + 1));
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 1);

        assertThat(budget.open().take(BEGINNING)).isTrue();
    }

    @Test
    void whoHadMostForLongestIsHungUpOnWhenAnotherNeedsMemory() throws Exception {
        List<String> chosen = new CopyOnWriteArrayList<>();
        BoundedBody dripping = body(TOTAL / 4 + BEGINNING, why -> chosen.add("dripping: " + why));
        BoundedBody _ = body(TOTAL / 16 + BEGINNING, why -> chosen.add("slow but small: " + why));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        BoundedBody _ = body(TOTAL / 8 + BEGINNING, why -> chosen.add("young: " + why));

        assertThat(budget.open().take(TOTAL / 8 + BEGINNING)).isTrue();

        Eventually.within(SOON, () -> chosen, all -> !all.isEmpty());
        assertThat(chosen).singleElement().asString().startsWith("dripping: no memory left");
        assertThat(dripping.heldBytes()).isZero();
        assertThatThrownBy(dripping::bytes)
                .isInstanceOf(BoundedBody.RefusedException.class)
                .hasMessageContaining("no memory left");
    }

    /** A complete answer is ours to take apart; its kubelet has done what it should. */
    @Test
    void aCompleteAnswerIsWaitedForHoweverOldItIs() throws Exception {
        AnswerBudget.Share complete = fill();
        assertThat(complete.settle()).isTrue();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        Future<Boolean> other = threads.submit(() -> budget.open().take(BEGINNING + 1));
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 1);
        assertThat(other.isDone()).isFalse();

        complete.close();

        assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoBeganFirstGoesFirst() throws Exception {
        AnswerBudget.Share first = fill();
        AnswerBudget.Share second = budget.open();
        AnswerBudget.Share third = budget.open();
        Future<Boolean> late = threads.submit(() -> third.take(TOTAL / 2));
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 1);
        Future<Boolean> early = threads.submit(() -> second.take(TOTAL / 2));
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 2);

        first.close();

        assertThat(early.get(30, TimeUnit.SECONDS)).isTrue();
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 1);
        assertThat(late.isDone()).isFalse();
    }

    /** Each holds some and waits for more: without a choice all would wait until their time is over. */
    @Test
    void whenAllWaitForEachOtherTheOneThatBeganLastIsHungUpOn() throws Exception {
        AnswerBudget.Share first = taken(TOTAL / 4 + BEGINNING);
        AnswerBudget.Share second = taken(TOTAL / 4 + BEGINNING);
        Future<Boolean> goesOn = threads.submit(() -> first.take(TOTAL / 8));
        Eventually.within(SOON, budget::waiting, waiting -> waiting == 1);

        assertThat(second.take(TOTAL / 8)).isFalse();
        assertThat(goesOn.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void letsAnAnswerGrowToItsLimitInPieces() throws Exception {
        try (AnswerBudget.Share share = budget.open()) {
            BoundedBody body = new BoundedBody(50_000, share, _ -> {});
            for (int piece = 0; piece < 50; piece++) {
                body.add(new byte[1000], 1000);
            }

            assertThat(body.bytes()).hasSize(50_000);
        }
    }

    private BoundedBody body(int bytes, Consumer<String> whenChosen) throws Exception {
        BoundedBody body = new BoundedBody(1 << 20, budget.open(), whenChosen);
        body.add(new byte[bytes], bytes);
        return body;
    }

    /** Leaves nothing for what is beyond the beginnings of answers. */
    private AnswerBudget.Share fill() {
        return taken(TOTAL / 2 + BEGINNING);
    }

    private AnswerBudget.Share taken(long bytes) {
        AnswerBudget.Share share = budget.open();
        assertThat(share.take(bytes)).isTrue();
        return share;
    }
}
