package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** For callers over a wire see {@link SlowCallersTest}. */
class BacklogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Backlog backlog = new Backlog(() -> 1, PATIENCE, GRACE);
    private final AtomicBoolean cut = new AtomicBoolean();
    private final Backlog.Delivery first = backlog.delivery();

    @Test
    void whoTakesHisListIsNotCutHoweverLongItTakes() throws Exception {
        first.sends(1000, () -> cut.set(true));
        Thread reading = Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                first.took(1L << 30);
                try {
                    Thread.sleep(10);
                } catch (InterruptedException _) {
                    return;
                }
            }
        });

        boolean room = backlog.delivery().awaitRoom("list");
        reading.interrupt();
        reading.join();

        assertThat(room).isFalse();
        assertThat(cut).isFalse();
    }

    @Test
    void whoTakesNothingMakesRoomForWhoWaits() throws Exception {
        first.sends(1000, () -> cut.set(true));

        assertThat(backlog.delivery().awaitRoom("list")).isTrue();
        assertThat(cut).isTrue();
    }
}
