package dev.windlass.service.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoopHealthTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final LoopHealth loop = new LoopHealth("scrape", Duration.ofSeconds(30), now::get);

    @Test
    void aLoopThatNeverTicksIsFoundDead() {
        now.set(Instant.EPOCH.plusSeconds(31));
        assertThat(loop.alive()).isFalse();
    }

    @Test
    void eachFinishedTickKeepsItAliveForTheLimit() {
        now.set(Instant.EPOCH.plusSeconds(25));
        loop.finished();
        now.set(Instant.EPOCH.plusSeconds(55));
        assertThat(loop.alive()).isTrue();
        assertThat(loop.age()).isEqualTo(Duration.ofSeconds(30));
        now.set(Instant.EPOCH.plusSeconds(56));
        assertThat(loop.alive()).isFalse();
    }

    @Test
    void theHealthPageSaysHowLongAgoTheLastTickWas() {
        now.set(Instant.EPOCH.plusSeconds(7));
        assertThat(loop.response().getData().orElseThrow()).containsEntry("lastFinishedSecondsAgo", 7L);
    }
}
