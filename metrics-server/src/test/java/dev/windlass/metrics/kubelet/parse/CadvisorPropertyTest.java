package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.signal.NodeSignals;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Generated cAdvisor pages, right and wrong ones, are read as the plain way reads them. {@code -Dfuzz.answers} and
 * {@code -Dfuzz.seed} as for the answers of usage.
 */
class CadvisorPropertyTest {
    private static final int ANSWERS = Integer.getInteger("fuzz.answers", 10_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_130L);
    private static final List<String> FAMILIES = List.of(
            "container_threads",
            "container_memory_rss",
            "container_memory_failures_total",
            "container_oom_events_total",
            "container_network_receive_bytes_total",
            "container_network_transmit_packets_dropped_total",
            "container_cpu_cfs_throttled_seconds_total",
            "container_pressure_io_stalled_seconds_total",
            "container_processes",
            "container_last_seen",
            "container_thread");
    private static final List<String> VALUES = List.of(
            "0", "1", "17", "3.5", "1.918041579e+09", "NaN", "-1", "+Inf", "1e400", "9223372036854775808", "0x10", "");
    private static final List<String> TIMES =
            List.of("", " 1795378688448", " 5", " 6", " -3", " 1e3", " 99999999999999");

    private final TwoReadings readings =
            new TwoReadings(CadvisorPropertyTest::answer, CadvisorDecoder::decode, PlainCadvisor::of);

    @Test
    void everyGeneratedAnswerIsReadAsThePlainWayReadsIt() {
        readings.areAlike(ANSWERS, SEED);
    }

    @Test
    void mostGeneratedAnswersAreReadableAndManyAreNot() {
        readings.meetReadableAnswersAndOthers();
    }

    @Test
    void anEndlessLineAndManyDifferentBlocksTakeNoTimeWorthMentioning() {
        byte[] endless = ("container_threads{pod=\"" + "x".repeat(8 << 20)).getBytes(StandardCharsets.US_ASCII);
        assertThat(CadvisorDecoder.decode(endless, endless.length, 1)).isInstanceOf(SignalsDecoded.Malformed.class);

        StringBuilder many = new StringBuilder();
        for (int pod = 0; pod < 60_000; pod++) {
            many.append("container_threads{container=\"c\",namespace=\"n\",pod=\"p")
                    .append(pod)
                    .append("\"} 1 1\n");
        }
        byte[] blocks = many.toString().getBytes(StandardCharsets.US_ASCII);
        NodeSignals signals = readings.read(blocks);
        assertThat(signals).isNotNull();
        assertThat(signals.size() + signals.omitted()).isEqualTo(60_000);
    }

    private static byte[] answer(SplittableRandom random) {
        List<String> labels = new ArrayList<>();
        int pods = random.nextInt(1, 4);
        for (int pod = 0; pod < pods; pod++) {
            String of = "namespace=\"n" + pod % 2 + "\",pod=\"p" + pod + "\"";
            labels.add("container=\"\",id=\"/k/" + pod + "\",name=\"\"," + of);
            labels.add("container=\"" + (random.nextInt(9) == 0 ? "POD" : "") + "\",id=\"/k/s\",name=\"s\"," + of);
            labels.add("container=\"c\",id=\"/k/c\",name=\"c\"," + of);
            labels.add("container=\"c\",id=\"/k/d\",name=\"d\"," + of);
        }
        labels.add("container=\"\",id=\"/\",name=\"\",namespace=\"\",pod=\"\"");
        labels.add("container=\"\",id=\"/kubepods\",name=\"\",namespace=\"\",pod=\"\"");
        labels.add("id=\"/k/\\\"}\\\\\",container=\"}\",pod=\"p\\n\",namespace=\"ä\"");
        StringBuilder text = new StringBuilder();
        for (int family = random.nextInt(1, 6); family > 0; family--) {
            String name = FAMILIES.get(random.nextInt(FAMILIES.size()));
            text.append("# TYPE ").append(name).append(" gauge\n");
            for (String each : labels) {
                if (random.nextInt(6) > 0) {
                    text.append(line(random, name, each));
                }
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return TwoReadings.sometimesDamaged(bytes, " \"{}\\\n,=", random);
    }

    private static String line(SplittableRandom random, String name, String labels) {
        String further =
                switch (name.contains("network") ? 0 : name.contains("failures") ? 1 : 2) {
                    case 0 -> ",interface=\"" + List.of("eth0", "lo", "veth1").get(random.nextInt(3)) + "\"";
                    case 1 ->
                        ",failure_type=\"" + (random.nextBoolean() ? "pgfault" : "pgmajfault") + "\",scope=\""
                                + (random.nextBoolean() ? "container" : "hierarchy") + "\"";
                    default -> "";
                };
        // Odd values are rare, so that most answers are read to their end.
        int values = random.nextInt(40) == 0 ? VALUES.size() : 8;
        int times = random.nextInt(60) == 0 ? TIMES.size() : 4;
        return name + "{" + labels + further + "} " + VALUES.get(random.nextInt(values))
                + TIMES.get(random.nextInt(times)) + "\n";
    }
}
