package dev.windlass.stream.sample;

import com.google.protobuf.ByteString;
import dev.windlass.stream.codec.Decoded;
import java.util.Objects;

/**
 * The signals of a sample as they ride in its record. They stay bytes until somebody wants them: a full node has thousands of values,
 * and most readers of the topic have no use for them.
 */
public record EncodedSignals(ByteString bytes) {
    public EncodedSignals {
        Objects.requireNonNull(bytes, "bytes");
    }

    /** The bytes of readings. */
    public static EncodedSignals of(SignalReadings readings) {
        return SignalCodec.encode(readings);
    }

    /** What they say; unreadable with the reason when they are none, which says nothing against the sample they rode in. */
    public Decoded<SignalReadings> decode() {
        return SignalCodec.decode(this);
    }
}
