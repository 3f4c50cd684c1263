package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Generated answers, right and wrong ones, are read as the plain way reads them: no crash, no other number, and the same answer
 * refused, under our rule and under the peer's. {@code -Dfuzz.answers} asks for more or fewer than a test run's million,
 * {@code -Dfuzz.seed} for a run once more.
 */
class KubeletTextPropertyTest {
    private static final int ANSWERS = Integer.getInteger("fuzz.answers", 1_000_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);
    /** A decoder remembers the answer before, so that answers come to one decoder in runs. */
    private static final int ANSWERS_PER_NODE = 4;

    @Test
    void everyGeneratedAnswerIsReadAsThePlainWayReadsIt() {
        LongStream.range(0, ANSWERS / ANSWERS_PER_NODE).parallel().forEach(node -> oneNode(SEED + node));
    }

    @Test
    void mostGeneratedAnswersAreReadableAndManyAreNot() {
        int readable = 0;
        for (int answer = 0; answer < 1_000; answer++) {
            readable += PlainReading.of(
                                    new GeneratedAnswer(new SplittableRandom(answer)).next(),
                                    1,
                                    PodCompleteness.CONTAINER_ALONE)
                            == null
                    ? 0
                    : 1;
        }
        assertThat(readable).isBetween(300, 900);
    }

    private static void oneNode(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PodCompleteness rule = random.nextBoolean() ? PodCompleteness.CONTAINER_ALONE : PodCompleteness.WHOLE_POD;
        GeneratedAnswer answers = new GeneratedAnswer(random);
        List<byte[]> before = new ArrayList<>();
        for (int answer = 0; answer < ANSWERS_PER_NODE; answer++) {
            before.add(answers.next());
            if (differs(before, rule)) {
                throw new AssertionError("seed " + seed + ", " + rule + ": read otherwise than the plain way\n"
                        + told(shrunk(before, rule), rule));
            }
        }
    }

    /** Whether the last of the answers, read after the others by one decoder, is read otherwise than the plain way. */
    private static boolean differs(List<byte[]> answers, PodCompleteness rule) {
        PointDecoder decoder = new PointDecoder(rule);
        try {
            for (byte[] answer : answers.subList(0, answers.size() - 1)) {
                decoder.decode(answer, answer.length, 1);
            }
            byte[] last = answers.getLast();
            return !java.util.Objects.equals(
                    points(decoder.decode(last, last.length, 1)), PlainReading.of(last, 1, rule));
        } catch (RuntimeException | StackOverflowError crash) {
            return true;
        }
    }

    private static @Nullable NodePoints points(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Points(NodePoints points) -> points;
            case Decoded.Malformed _ -> null;
        };
    }

    /** Fewer answers, then fewer lines, as long as they still differ. */
    private static List<byte[]> shrunk(List<byte[]> answers, PodCompleteness rule) {
        List<byte[]> smaller = new ArrayList<>(answers);
        while (smaller.size() > 1 && differs(smaller.subList(1, smaller.size()), rule)) {
            smaller.removeFirst();
        }
        for (int answer = 0; answer < smaller.size(); answer++) {
            boolean further = true;
            while (further) {
                further = false;
                String[] lines = new String(smaller.get(answer), StandardCharsets.ISO_8859_1).split("\n", -1);
                for (int line = 0; line < lines.length && !further; line++) {
                    byte[] whole = smaller.get(answer);
                    smaller.set(answer, without(lines, line));
                    further = differs(smaller, rule);
                    if (!further) {
                        smaller.set(answer, whole);
                    }
                }
            }
        }
        return smaller;
    }

    private static byte[] without(String[] lines, int left) {
        List<String> kept = new ArrayList<>(List.of(lines));
        kept.remove(left);
        return String.join("\n", kept).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String told(List<byte[]> answers, PodCompleteness rule) {
        StringBuilder text = new StringBuilder();
        for (byte[] answer : answers) {
            text.append("--- an answer, as Latin-1\n")
                    .append(new String(answer, StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        PointDecoder decoder = new PointDecoder(rule);
        byte[] last = answers.getLast();
        try {
            text.append("--- read alone: ")
                    .append(decoder.decode(last, last.length, 1))
                    .append('\n');
        } catch (RuntimeException crash) {
            text.append("--- read alone: ").append(crash).append('\n');
        }
        return text.append("--- plain way: ")
                .append(PlainReading.of(last, 1, rule))
                .toString();
    }
}
