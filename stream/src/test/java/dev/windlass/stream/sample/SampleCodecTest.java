package dev.windlass.stream.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.sample.wire.SampleRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCodecTest {
    private static final Instant T0 = Instant.parse("2026-05-04T10:00:00.123456789Z");

    private final SampleCodec codec = new SampleCodec();

    @Test
    void aSampleComesBackEqualToTheNanosecond() {
        assertThat(codec.decode(codec.encode(sample()))).isEqualTo(new Decoded.Value<>(sample()));
    }

    @Test
    void containersKeepTheirOrderEvenWhenPodsAreMixed() {
        ContainerSample a = container("shop", "web-1", "app");
        ContainerSample b = container("shop", "web-2", "app");
        NodeSample mixed = new NodeSample("n1", T0, null, null, List.of(a, b, a, container("other", "web-2", "app")));

        assertThat(codec.decode(codec.encode(mixed))).isEqualTo(new Decoded.Value<>(mixed));
    }

    @Test
    void timesFarOutsideOurCenturyComeBackToo() {
        NodeSample odd = new NodeSample("n1", T0, new Point(Instant.EPOCH, Instant.MAX, 0, 0), null, List.of());

        assertThat(codec.decode(codec.encode(odd))).isEqualTo(new Decoded.Value<>(odd));
    }

    @Test
    void aRecordCutShortAtAnyByteIsUnreadable() {
        byte[] whole = codec.encode(sample());

        for (int length = 0; length < whole.length; length++) {
            assertThat(codec.decode(Arrays.copyOf(whole, length)))
                    .as("first %d of %d bytes", length, whole.length)
                    .isInstanceOf(Decoded.Unreadable.class);
        }
    }

    @Test
    void anUnknownVersionIsUnreadableAndNamesBothVersions() throws Exception {
        byte[] next = SampleRecord.parseFrom(codec.encode(sample())).toBuilder()
                .setVersion(2)
                .build()
                .toByteArray();

        assertThat(codec.decode(next)).isEqualTo(new Decoded.Unreadable<>("sample of version 2, this reader knows 1"));
    }

    @Test
    void aFieldAddedLaterIsSkipped() throws IOException {
        ByteArrayOutputStream extended = new ByteArrayOutputStream();
        extended.write(codec.encode(sample()));
        CodedOutputStream out = CodedOutputStream.newInstance(extended);
        out.writeString(99, "from a later release");
        out.flush();

        assertThat(codec.decode(extended.toByteArray())).isEqualTo(new Decoded.Value<>(sample()));
    }

    @Test
    void aRecordOfBeforeSwapWasKnownHasNone() throws Exception {
        SampleRecord.Builder record = SampleRecord.parseFrom(codec.encode(sample())).toBuilder();
        record.getSampleBuilder().getPointBuilder().clearSwapBytes();
        record.getSampleBuilder().getUsageBuilder().clearSwapBytes();

        assertThat(codec.decode(record.build().toByteArray()).found()).get().satisfies(sample -> {
            assertThat(sample.point()).isEqualTo(new Point(null, T0.minusSeconds(3), 81_234_000_000L, 4_000_000_000L));
            assertThat(sample.usage())
                    .isEqualTo(new Usage(T0.minusSeconds(3), Duration.ofMillis(14_987), 512_000_000, 4_000_000_000L));
        });
    }

    @Test
    void anImpossibleValueIsUnreadable() throws Exception {
        SampleRecord.Builder record = SampleRecord.parseFrom(codec.encode(sample())).toBuilder();
        record.getSampleBuilder().getPointBuilder().setMemoryBytes(-1);

        assertThat(codec.decode(record.build().toByteArray()))
                .isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains("memory -1 bytes"));
    }

    @Test
    void aRecordWithoutAValueIsATombstone() {
        assertThat(codec.decode(null)).isEqualTo(new Decoded.Tombstone<>());
    }

    private static NodeSample sample() {
        return new NodeSample(
                "node-1",
                T0,
                new Point(null, T0.minusSeconds(3), 81_234_000_000L, 4_000_000_000L, 0L),
                new Usage(T0.minusSeconds(3), Duration.ofMillis(14_987), 512_000_000, 4_000_000_000L, 0L),
                List.of(
                        container("shop", "web-1", "app"),
                        container("shop", "web-1", "proxy"),
                        new ContainerSample("shop", "web-2", "app", new Point(null, T0, 7, 8), null)));
    }

    private static ContainerSample container(String namespace, String pod, String container) {
        return new ContainerSample(
                namespace,
                pod,
                container,
                new Point(T0.minusSeconds(600), T0, 5_000_000_000L, 64 << 20, 1L << 40),
                new Usage(T0, Duration.ofSeconds(15), 100_000_000, 64 << 20));
    }
}
