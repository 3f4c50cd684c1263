package dev.windlass.state.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardTest {
    private static final List<String> UIDS = uids(2_000);

    @ParameterizedTest
    @CsvSource({"'', 2, 1", "'', 64, 17", "fd7182bf-4e3c-64bf-6f4f-f2d85a35197e, 10, 5"})
    void belongsWhereThePeerPutsIt(String uid, int total, int shard) {
        assertThat(Shard.of(uid, total)).isEqualTo(shard);
    }

    @Test
    void everyObjectBelongsToExactlyOneShard() {
        for (String uid : UIDS) {
            long owners = IntStream.range(0, 5)
                    .filter(ordinal -> new Shard(ordinal, 5).owns(uid))
                    .count();
            assertThat(owners).isEqualTo(1);
        }
    }

    @Test
    void theOnlyShardOwnsEverything() {
        assertThat(UIDS).allMatch(Shard.whole()::owns);
    }

    @Test
    void oneMoreShardTakesItsShareAndMovesNothingElse() {
        List<String> moved = UIDS.stream()
                .filter(uid -> Shard.of(uid, 4) != Shard.of(uid, 5))
                .toList();

        assertThat(moved).allMatch(uid -> Shard.of(uid, 5) == 4);
        assertThat(moved.size()).isBetween(300, 500);
    }

    @Test
    void impossibleShardsAreRefused() {
        assertThatThrownBy(() -> new Shard(2, 2)).hasMessage("shard must be from 0 to total-shards - 1 (1), got 2");
        assertThatThrownBy(() -> new Shard(-1, 2)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> new Shard(0, 0)).hasMessageContaining("total-shards must be at least 1");
    }

    private static List<String> uids(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
                .limit(count)
                .toList();
    }
}
