package dev.windlass.stream.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.request.wire.NodeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeRequestCodecTest {
    private static final NodeRequest REQUEST = new NodeRequest(
            "worker-1",
            Duration.ofMillis(1500),
            Instant.parse("2026-05-04T10:00:00.000000007Z"),
            "shop/web is near its target");

    private final NodeRequestCodec codec = new NodeRequestCodec();

    @Test
    void aRequestComesBackEqual() {
        assertThat(codec.decode(codec.encode(REQUEST))).isEqualTo(new Decoded.Value<>(REQUEST));
    }

    @Test
    void aRecordCutShortAtAnyByteIsUnreadable() {
        byte[] whole = codec.encode(REQUEST);

        for (int length = 0; length < whole.length; length++) {
            assertThat(codec.decode(Arrays.copyOf(whole, length)))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOf(Decoded.Unreadable.class);
        }
    }

    @Test
    void anUnknownVersionAndAnImpossibleValueAreUnreadable() throws Exception {
        NodeRecord.Builder record = NodeRecord.parseFrom(codec.encode(REQUEST)).toBuilder();

        assertThat(codec.decode(record.clone().setVersion(2).build().toByteArray()))
                .isEqualTo(new Decoded.Unreadable<>("node record of version 2, this reader knows 1"));
        record.getRequestBuilder().setResolutionNanos(-1);
        assertThat(codec.decode(record.build().toByteArray())).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void anyBytesAreReadOrRefusedButNeverThrow() {
        Random random = new Random(7);
        byte[] whole = codec.encode(REQUEST);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int times = random.nextInt(4); times >= 0; times--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(codec.decode(damaged)).isNotNull();
        }
    }

    @Test
    void aRecordWithoutAValueIsATombstone() {
        assertThat(codec.decode(null)).isEqualTo(new Decoded.Tombstone<>());
    }
}
