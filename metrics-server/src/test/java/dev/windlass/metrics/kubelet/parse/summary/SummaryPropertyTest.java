package dev.windlass.metrics.kubelet.parse.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.kubelet.parse.TwoReadings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Generated summaries, right and wrong ones, are read as the plain way reads them. {@code -Dfuzz.answers} and {@code -Dfuzz.seed} as
 * for the answers of usage.
 */
class SummaryPropertyTest {
    private static final int ANSWERS = Integer.getInteger("fuzz.answers", 6_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_201L);
    private static final List<String> FIELDS = List.of(
            "usedBytes",
            "capacityBytes",
            "availableBytes",
            "inodes",
            "inodesFree",
            "inodesUsed",
            "rssBytes",
            "majorPageFaults",
            "process_count",
            "curproc",
            "maxpid",
            "rxBytes",
            "txBytes",
            "rxErrors",
            "txErrors",
            "somethingElse");
    private static final List<String> TIMES =
            List.of("2026-11-22T20:18:08Z", "2026-11-22T20:18:09Z", "2026-11-22T21:18:09+01:00");

    private final TwoReadings readings =
            new TwoReadings(SummaryPropertyTest::answer, SummaryDecoder::decode, PlainSummary::of);

    @Test
    void everyGeneratedAnswerIsReadAsThePlainWayReadsIt() {
        readings.areAlike(ANSWERS, SEED);
    }

    @Test
    void mostGeneratedAnswersAreReadableAndManyAreNot() {
        readings.meetReadableAnswersAndOthers();
    }

    @Test
    void nothingThatIsMadeToHurtDoes() {
        for (String hostile : List.of(
                "[".repeat(1_000_000),
                "{\"a\":".repeat(1_000_000),
                "{\"node\":{\"x\":" + "[".repeat(500_000),
                "{\"node\":{\"fs\":{\"usedBytes\":" + "9".repeat(2_000_000) + "}}}",
                "{\"" + "n".repeat(2_000_000) + "\":1}",
                "{\"node\":{\"nodeName\":\"" + "x".repeat(8 << 20))) {
            byte[] bytes = hostile.getBytes(StandardCharsets.US_ASCII);
            assertThat(SummaryDecoder.decode(bytes, bytes.length, 1))
                    .as(hostile.substring(0, 40))
                    .isInstanceOf(SignalsDecoded.Malformed.class);
        }
    }

    private static byte[] answer(SplittableRandom random) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        ObjectNode summary = make.objectNode();
        ObjectNode node = section(random);
        node.set("cpu", pressured(random));
        node.set("memory", pressured(random));
        node.set("network", network(random));
        node.set("fs", section(random));
        ObjectNode runtime = make.objectNode();
        runtime.set("imageFs", section(random));
        runtime.set("containerFs", section(random));
        node.set("runtime", runtime);
        node.set("rlimit", section(random));
        summary.set("node", node);
        ArrayNode pods = make.arrayNode();
        for (int count = random.nextInt(4); count > 0; count--) {
            pods.add(pod(random));
        }
        summary.set("pods", pods);
        byte[] bytes = summary.toString().getBytes(StandardCharsets.UTF_8);
        return TwoReadings.sometimesDamaged(bytes, " \"{}[]:,0", random);
    }

    private static ObjectNode pod(SplittableRandom random) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        ObjectNode pod = make.objectNode();
        ArrayNode containers = make.arrayNode();
        for (int count = random.nextInt(3); count > 0; count--) {
            ObjectNode container = make.objectNode();
            container.set("io", pressured(random));
            container.put("name", "c" + random.nextInt(2));
            container.set("memory", pressured(random));
            container.set("rootfs", section(random));
            container.set("logs", section(random));
            containers.add(container);
        }
        pod.set("containers", containers);
        pod.set("network", network(random));
        ArrayNode volumes = make.arrayNode();
        for (int count = random.nextInt(3); count > 0; count--) {
            ObjectNode volume = section(random);
            if (random.nextBoolean()) {
                volume.putObject("pvcRef").put("name", "v" + random.nextInt(2)).put("namespace", "n");
            }
            volumes.add(volume);
        }
        pod.set("volume", volumes);
        pod.set("ephemeral-storage", section(random));
        pod.set("process_stats", section(random));
        pod.set("cpu", pressured(random));
        ObjectNode reference = pod.putObject("podRef");
        reference.put("name", random.nextInt(10) == 0 ? "" : "p" + random.nextInt(3));
        reference.put("namespace", "n");
        return pod;
    }

    private static ObjectNode network(SplittableRandom random) {
        ObjectNode network = section(random);
        network.put("name", "eth0");
        ArrayNode interfaces = network.putArray("interfaces");
        for (int count = random.nextInt(3); count > 0; count--) {
            ObjectNode one = section(random);
            one.put("name", List.of("eth0", "eth1", "lo", "cali1").get(random.nextInt(4)));
            interfaces.add(one);
        }
        return network;
    }

    private static ObjectNode pressured(SplittableRandom random) {
        ObjectNode section = section(random);
        ObjectNode psi = section.putObject("psi");
        for (String kind : List.of("full", "some")) {
            ObjectNode data = psi.putObject(kind);
            data.put("total", random.nextInt(5_000_000));
            data.put("avg10", random.nextInt(1000) / 10.0);
        }
        return section;
    }

    private static ObjectNode section(SplittableRandom random) {
        ObjectNode section = JsonNodeFactory.instance.objectNode();
        if (random.nextInt(5) > 0) {
            section.put("time", TIMES.get(random.nextInt(TIMES.size())));
        }
        for (int count = random.nextInt(5); count > 0; count--) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            switch (random.nextInt(300) == 0 ? random.nextInt(3) : 3 + random.nextInt(12)) {
                case 0 -> section.put(field, "text");
                case 1 -> section.putObject(field);
                case 2 -> section.put(field, true);
                case 3 -> section.put(field, -1);
                case 4 -> section.putNull(field);
                case 5 -> section.put(field, 18_446_744_073_709_551_615.0);
                case 6 -> section.put(field, 0.5);
                default -> section.put(field, random.nextInt(100));
            }
        }
        return section;
    }
}
