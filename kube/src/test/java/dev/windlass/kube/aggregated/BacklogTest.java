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

    @Test
    void allThatAreSentShareTheRoom() throws Exception {
        Backlog shared = new Backlog(() -> 1000, PATIENCE, GRACE);
        Backlog.Delivery one = shared.delivery();
        assertThat(one.awaitRoom("list")).isTrue();
        one.sends(100, () -> {});
        assertThat(one.share(8, 100)).as("alone").isEqualTo(8);

        Backlog.Delivery other = shared.delivery();
        other.sends(100, () -> {});
        assertThat(one.share(8, 100)).as("of two").isEqualTo(5);
        assertThat(one.share(8, 1000)).as("at the least").isEqualTo(1);

        other.close();
        assertThat(one.share(8, 100)).as("alone again").isEqualTo(8);
    }
}
