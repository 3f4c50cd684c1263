package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.signal.NodeSignals;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of signals and the plain way to read the same, for answers made at random, right and wrong ones.
 *
 * @param generated the answer that belongs to a state of the random numbers
 */
public record TwoReadings(Function<SplittableRandom, byte[]> generated, Decoder decoder, Plain plain) {
    /** See the decoders' methods of this form. */
    @FunctionalInterface
    public interface Decoder {
        SignalsDecoded decode(byte[] answer, int length, long requestedAtMillis);
    }

    /** {@code null} for an answer that is refused. */
    @FunctionalInterface
    public interface Plain {
        @Nullable
        NodeSignals of(byte[] answer, long requestedAtMillis);
    }

    /** @throws AssertionError with the seed and the answer that are read in two ways */
    public void areAlike(int answers, long seed) {
        LongStream.range(seed, seed + answers).parallel().forEach(each -> {
            byte[] answer = generated.apply(new SplittableRandom(each));
            NodeSignals expected = plain.of(answer, 1);
            if (!Objects.equals(read(answer), expected)) {
                throw new AssertionError("seed " + each + ", read otherwise than the plain way\n"
                        + new String(answer, StandardCharsets.ISO_8859_1) + "\n--- plain way: " + expected);
            }
        });
    }

    /** Without this the readings could be alike because both refuse everything, or because nothing is ever wrong. */
    public void meetReadableAnswersAndOthers() {
        long readable = LongStream.range(0, 1_000)
                .mapToObj(SplittableRandom::new)
                .filter(random -> plain.of(generated.apply(random), 1) != null)
                .count();
        assertThat(readable).isBetween(300L, 900L);
    }

    /** What the decoder makes of an answer; {@code null} when it refuses it. */
    public @Nullable NodeSignals read(byte[] answer) {
        return switch (decoder.decode(answer, answer.length, 1)) {
            case SignalsDecoded.Signals(NodeSignals signals) -> signals;
            case SignalsDecoded.Malformed _ -> null;
        };
    }

    /** One answer in four broken off, or with some bytes replaced by any others or by those that mean something. */
    public static byte[] sometimesDamaged(byte[] answer, String meaning, SplittableRandom random) {
        if (random.nextInt(4) != 0) {
            return answer;
        }
        if (random.nextBoolean()) {
            return Arrays.copyOf(answer, random.nextInt(answer.length));
        }
        byte[] damaged = answer.clone();
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            damaged[random.nextInt(damaged.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt() : meaning.charAt(random.nextInt(meaning.length())));
        }
        return damaged;
    }
}
