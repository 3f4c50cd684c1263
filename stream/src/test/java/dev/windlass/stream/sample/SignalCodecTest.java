package dev.windlass.stream.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import dev.windlass.stream.codec.Decoded;
import dev.windlass.stream.sample.SignalName.Course;
import dev.windlass.stream.sample.wire.SampleMessage;
import dev.windlass.stream.sample.wire.SampleRecord;
import dev.windlass.stream.sample.wire.SignalsMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalCodecTest {
    private static final Instant READ_AT = Instant.parse("2026-05-04T10:00:00.123Z");
    private static final SignalName OOM = new SignalName("memory.oom_events", "{event}", Course.CUMULATIVE);
    private static final SignalName RSS = new SignalName("memory.rss", "By", Course.MOMENTARY);

    private final SampleCodec codec = new SampleCodec();

    @Test
    void signalsComeBackFromTheRecordOfTheirSample() {
        NodeSample sample = sample(EncodedSignals.of(readings()));

        NodeSample back = codec.decode(codec.encode(sample)).found().orElseThrow();

        assertThat(back).isEqualTo(sample);
        assertThat(signals(back).decode()).isEqualTo(new Decoded.Value<>(readings()));
    }

    @Test
    void mostSamplesBearNone() {
        NodeSample sample = sample(null);

        assertThat(codec.decode(codec.encode(sample)).found().map(NodeSample::signals))
                .isEmpty();
    }

    @Test
    void aNameStandsOnceHoweverManyEntitiesBearIt() throws IOException {
        SignalsMessage message =
                SignalsMessage.parseFrom(EncodedSignals.of(readings()).bytes());

        assertThat(message.getNamesList().stream().map(name -> name.getName() + " " + name.getUnit()))
                .containsExactly("memory.rss By", "memory.oom_events {event}");
    }

    /** A reader of before knows the fields 1 to 5; this is what its parser does with another one. */
    @Test
    void aReaderOfBeforeStepsOverThem() throws IOException {
        byte[] record = codec.encode(sample(EncodedSignals.of(readings())));

        CodedInputStream in =
                SampleRecord.parseFrom(record).getSample().toByteString().newCodedInput();
        SampleMessage.Builder known = SampleMessage.newBuilder();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == SampleMessage.NODE_FIELD_NUMBER) {
                known.setNode(in.readStringRequireUtf8());
            } else {
                assertThat(in.skipField(tag)).isTrue();
            }
        }

        assertThat(known.getNode()).isEqualTo("node-1");
    }

    @Test
    void signalsThatAreNoneSayNothingAgainstTheirSample() {
        NodeSample sample = sample(new EncodedSignals(ByteString.copyFromUtf8("nonsense")));

        NodeSample back = codec.decode(codec.encode(sample)).found().orElseThrow();

        assertThat(back.node()).isEqualTo("node-1");
        assertThat(signals(back).decode()).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void whatDoesNotFitTogetherIsUnreadable() throws IOException {
        SignalsMessage whole =
                SignalsMessage.parseFrom(EncodedSignals.of(readings()).bytes());
        SignalsMessage.Builder unnamed = whole.toBuilder().clearNames();
        SignalsMessage.Builder timeless = whole.toBuilder().clearReadAt();
        SignalsMessage.Builder shorter = whole.toBuilder();
        shorter.getEntitiesBuilder(0).clearValues();
        SignalsMessage.Builder impossible = whole.toBuilder();
        impossible.getEntitiesBuilder(0).setValues(0, Double.NaN);

        for (SignalsMessage.Builder broken : List.of(unnamed, timeless, shorter, impossible)) {
            assertThat(new EncodedSignals(broken.build().toByteString()).decode())
                    .isInstanceOf(Decoded.Unreadable.class);
        }
    }

    @Test
    void nothingThatIsThrownAtItGetsPast() {
        byte[] whole = EncodedSignals.of(readings()).bytes().toByteArray();
        for (int seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] broken = whole.clone();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Decoded<SignalReadings> decoded = new EncodedSignals(ByteString.copyFrom(broken)).decode();
            assertThat(decoded).as("seed %d", seed).isNotInstanceOf(Decoded.Tombstone.class);
        }
    }

    private static EncodedSignals signals(NodeSample sample) {
        EncodedSignals signals = sample.signals();
        if (signals == null) {
            throw new AssertionError("no signals in " + sample);
        }
        return signals;
    }

    private static NodeSample sample(@Nullable EncodedSignals signals) {
        return new NodeSample("node-1", READ_AT, null, null, List.of(), signals);
    }

    private static SignalReadings readings() {
        return new SignalReadings(
                READ_AT,
                List.of(
                        new SignalEntity("node", "", "", "", List.of(new SignalValue(RSS, READ_AT, 1.5e9))),
                        new SignalEntity(
                                "container",
                                "shop",
                                "web-1",
                                "app",
                                List.of(
                                        new SignalValue(RSS, READ_AT.minusMillis(12_345), 4096),
                                        new SignalValue(OOM, READ_AT.plusMillis(5), 0)))));
    }
}
