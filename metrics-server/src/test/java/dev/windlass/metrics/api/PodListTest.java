package dev.windlass.metrics.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.aggregated.CountedPieces;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.wire.ListMeta;
import dev.windlass.kube.wire.metrics.PodMetricsList;
import dev.windlass.metrics.kubelet.parse.NodePoints;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.PodUsage;
import dev.windlass.metrics.window.WindowUsage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast ways to a list's bytes say the same as the slow ones that single pods are written by. */
class PodListTest {
    private static final Instant ANSWERED = Instant.parse("2026-11-22T10:11:12.345Z");
    private static final PodForm FORM = new PodForm("metrics.k8s.io/v1", ANSWERED);
    private static final long[] TELLING = {
        0,
        1,
        9,
        10,
        999,
        1000,
        1001,
        1023,
        1024,
        1025,
        1_000_000,
        1_048_576,
        1_000_000_000,
        1_500_000_000,
        2_000_000_000,
        59_999_999_999L,
        60_000_000_000L,
        60_500_000_000L,
        3_599_000_000_000L,
        3_600_000_000_000L,
        1L << 40,
        1L << 62,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE
    };

    @Test
    void jsonIsByteForByteWhatAGeneratorWrites() throws IOException {
        List<PodReading> list = list(new SplittableRandom(1), 2_000);

        assertThat(new String(listed(list).json(), StandardCharsets.UTF_8)).isEqualTo(generated(list));
    }

    @Test
    void protobufIsByteForByteTheMessageThatItsBuilderMakes() {
        List<PodReading> list = list(new SplittableRandom(2), 2_000);

        assertThat(listed(list).protobuf()).isEqualTo(message(list).toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 30, 1_000})
    void protobufIsAsLongAsWasCountedBefore(int pods) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            List<PodReading> list = list(new SplittableRandom(seed), pods);
            CountedPieces counted = listed(list).protobufPieces();

            assertThat(counted.length()).isEqualTo(message(list).getSerializedSize());
            assertThat(counted.whole()).isEqualTo(message(list).toByteArray());
        }
    }

    @Test
    void theCountKnowsEveryLetterAndEveryAmount() {
        List<String> odd = List.of("", "\u00e9", "\u20ac", "\ud83d\ude00", "x".repeat(127), "x".repeat(128));
        List<PodReading> list = new ArrayList<>();
        for (String text : odd) {
            for (long amount : TELLING) {
                WindowUsage usage = new WindowUsage(-amount, Math.max(1, amount), amount, amount, amount);
                RunningPod pod = new RunningPod(text, text, "node", Map.of(text, text));
                list.add(new PodReading(pod, new PodUsage(text, text, List.of(new ContainerUsage(text, usage)))));
            }
        }

        assertThat(listed(list).protobuf()).isEqualTo(message(list).toByteArray());
    }

    @Test
    void anEmptyListIsAMessageToo() {
        assertThat(listed(List.of()).protobuf())
                .isEqualTo(message(List.of()).toByteArray())
                .isNotEmpty();
    }

    @Test
    void namesThatNeedEscapesAreEscapedAndLongOnesKeepTheirLength() throws IOException {
        String odd = "a\"b\\c\nd\u00e9\u20ac\ud83d\ude00";
        WindowUsage usage = new WindowUsage(1_700_000_000_000_000_000L, 15_000_000_000L, 1, 1);
        RunningPod pod = new RunningPod("n", odd, "node", Map.of(odd, "v".repeat(20_000), "b", "", "a", odd));
        List<PodReading> list = List.of(
                new PodReading(pod, new PodUsage("n", odd, List.of(new ContainerUsage(odd, usage)))),
                new PodReading(pod, new PodUsage("n", odd, List.of())));

        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(listed(list).json())).isEqualTo(mapper.readTree(generated(list)));
        assertThat(listed(list).protobuf()).isEqualTo(message(list).toByteArray());
    }

    @Test
    void anEmptyListHasItems() throws IOException {
        assertThat(new String(listed(List.of()).json(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"kind\":\"PodMetricsList\",\"apiVersion\":\"metrics.k8s.io/v1\",\"metadata\":{},\"items\":[]}")
                .isEqualTo(generated(List.of()));
    }

    private static Representation listed(List<PodReading> readings) {
        return FORM.list(PodReadings.of(readings));
    }

    private static List<PodReading> list(RandomGenerator random, int pods) {
        List<PodReading> readings = new ArrayList<>();
        for (int pod = 0; pod < pods; pod++) {
            Map<String, String> labels = new HashMap<>();
            for (int label = random.nextInt(5); label > 0; label--) {
                labels.put("label-" + random.nextInt(50), "value-" + random.nextInt(1000));
            }
            List<ContainerUsage> containers = new ArrayList<>();
            for (int container = random.nextInt(4); container > 0; container--) {
                containers.add(new ContainerUsage(
                        "c-" + container,
                        new WindowUsage(
                                random.nextLong(1L << 61),
                                1 + number(random) / 2,
                                number(random),
                                number(random),
                                random.nextBoolean() ? NodePoints.NO_SWAP : number(random))));
            }
            String name = "pod-" + pod + "x".repeat(random.nextInt(200));
            readings.add(new PodReading(
                    new RunningPod("ns-" + pod % 7, name, "node", labels),
                    new PodUsage("ns-" + pod % 7, name, containers)));
        }
        return readings;
    }

    private static long number(RandomGenerator random) {
        long telling = TELLING[random.nextInt(TELLING.length)];
        return random.nextBoolean() ? telling : random.nextLong(1L << random.nextInt(1, 63));
    }

    private static String generated(List<PodReading> readings) throws IOException {
        byte[] json = MetricsRepresentation.generated(FORM.apiVersion(), "PodMetricsList", out -> {
                    MetricsJson.startList(out);
                    for (PodReading reading : readings) {
                        out.writeStartObject();
                        FORM.write(out, reading);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                })
                .make();
        return new String(json, StandardCharsets.UTF_8);
    }

    private static PodMetricsList message(List<PodReading> readings) {
        PodMetricsList.Builder list = PodMetricsList.newBuilder().setMetadata(ListMeta.getDefaultInstance());
        readings.forEach(reading -> list.addItems(MetricsMessages.pod(reading, ANSWERED)));
        return list.build();
    }
}
