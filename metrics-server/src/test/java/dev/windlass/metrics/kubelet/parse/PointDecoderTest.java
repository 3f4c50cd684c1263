package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointDecoderTest {
    private static final long REQUESTED_AT = 1_704_067_200_000_000_000L;
    private static final ContainerName WEB = new ContainerName("shop", "web-1", "web");
    private static final ContainerName PROXY = new ContainerName("shop", "web-1", "proxy");

    private final PointDecoder decoder = new PointDecoder(PodCompleteness.CONTAINER_ALONE);

    @Test
    void readsTheNodeAndItsContainers() {
        NodePoints points = points("""
                # HELP node_cpu_usage_seconds_total [STABLE] Cumulative cpu time
                # TYPE node_cpu_usage_seconds_total counter
                node_cpu_usage_seconds_total 357.35491 1704067199720
                node_memory_working_set_bytes 1.616273408e+09 1704067199720
                container_cpu_usage_seconds_total{container="web",namespace="shop",pod="web-1"} 4.710169 1704067198125
                container_memory_working_set_bytes{container="web",namespace="shop",pod="web-1"} 1.253376e+07 1704067198125
                container_start_time_seconds{container="web",namespace="shop",pod="web-1"} 1.704063112e+09
                """);

        assertThat(points.node())
                .isEqualTo(new CounterPoint(
                        CounterPoint.UNKNOWN_START, 1_704_067_199_720_000_000L, 357_354_910_000L, 1_616_273_408L));
        assertThat(points.size()).isOne();
        assertThat(points.name(0)).isEqualTo(WEB);
        assertThat(points.point(0))
                .isEqualTo(new CounterPoint(
                        1_704_063_112_000_000_000L, 1_704_067_198_125_000_000L, 4_710_169_000L, 12_533_760L));
    }

    @Test
    void takesTheTimeOfTheRequestWhereTheSampleHasNone() {
        NodePoints points = points("node_cpu_usage_seconds_total 7\nnode_memory_working_set_bytes 8");

        assertThat(points.node())
                .isEqualTo(new CounterPoint(CounterPoint.UNKNOWN_START, REQUESTED_AT, 7_000_000_000L, 8));
    }

    @Test
    void givesTheEntityTheTimestampReadLast() {
        assertThat(points(container(WEB, "1 5000", "2 4000", "3 9000")).point(0).timestampNanos())
                .isEqualTo(4_000_000_000L);
    }

    @Test
    void readsLabelsInAnyOrderWithEscapesAndBlanks() {
        NodePoints points = points("""
                container_cpu_usage_seconds_total{ pod = "web-1" , namespace="shop",container="w\\"e\\\\b",image="x{}=,y" } 1
                container_memory_working_set_bytes{namespace="shop",pod="web-1",container="w\\"e\\\\b",} 2
                """);

        assertThat(points.name(0)).isEqualTo(new ContainerName("shop", "web-1", "w\"e\\b"));
        assertThat(points.point(0).memoryBytes()).isEqualTo(2);
    }

    @Test
    void ordersContainersByNamespacePodAndName() {
        ContainerName later = new ContainerName("zoo", "a", "a");
        assertThat(names(points(usable(later) + usable(WEB) + usable(PROXY)))).containsExactly(PROXY, WEB, later);
    }

    @Test
    void takesTheLastOfTwoEqualSeries() {
        assertThat(points(
                                "node_memory_working_set_bytes 8\nnode_cpu_usage_seconds_total 1\nnode_cpu_usage_seconds_total 2\n")
                        .node())
                .extracting(CounterPoint::cpuNanoSeconds)
                .isEqualTo(2_000_000_000L);
    }

    @Test
    void ignoresSeriesWhoseNameOnlyBeginsAlike() {
        assertThat(points("node_cpu_usage_seconds_total_extra 5\nnode_memory_working_set_bytes 8\n")
                        .node())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "NaN", "-1", "+Inf", "1e300", "1e-10"})
    void leavesOutAContainerWhoseCpuIsUnusable(String cpu) {
        NodePoints points = points(container(WEB, cpu, "5", "1") + usable(PROXY));

        assertThat(names(points)).containsExactly(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "NaN", "-1", "0.9"})
    void leavesOutANodeWhoseMemoryIsUnusableButKeepsItsContainers(String memory) {
        NodePoints points =
                points("node_cpu_usage_seconds_total 5\nnode_memory_working_set_bytes " + memory + "\n" + usable(WEB));

        assertThat(points.node()).isNull();
        assertThat(points.nodeSeries()).isEqualTo(NodePoints.NodeSeries.PRESENT);
        assertThat(names(points)).containsExactly(WEB);
    }

    @Test
    void readsSwapWhereTheKubeletTellsOfIt() {
        NodePoints points = points(usable(WEB)
                + usable(PROXY)
                + "container_swap_usage_bytes{container=\"web\",namespace=\"shop\",pod=\"web-1\"} 0\n"
                + "node_cpu_usage_seconds_total 5\nnode_memory_working_set_bytes 5\nnode_swap_usage_bytes 4096\n");

        assertThat(names(points)).containsExactly(PROXY, WEB);
        assertThat(points.swapBytes(0)).isEqualTo(NodePoints.NO_SWAP);
        assertThat(points.swapBytes(1)).isZero();
        assertThat(points.nodeSwapBytes()).isEqualTo(4096);
    }

    @Test
    void aContainerWithNothingButSwapIsLeftOut() {
        assertThat(names(points(usable(PROXY)
                        + "container_swap_usage_bytes{container=\"web\",namespace=\"shop\",pod=\"web-1\"} 7\n")))
                .containsExactly(PROXY);
    }

    @Test
    void doesNotReadSwapUnderThePeersRules() {
        PointDecoder compatible = new PointDecoder(PodCompleteness.WHOLE_POD);

        NodePoints points = pointsOf(decode(
                compatible,
                usable(WEB)
                        + "container_swap_usage_bytes{container=\"proxy\",namespace=\"shop\",pod=\"web-1\"} 7\n"
                        + "node_swap_usage_bytes 4096\n"));

        assertThat(names(points)).containsExactly(WEB);
        assertThat(points.nodeSwapBytes()).isEqualTo(NodePoints.NO_SWAP);
    }

    @Test
    void leavesOutTheWholePodOfAnUnusableContainerUnderThePeersRule() {
        ContainerName other = new ContainerName("shop", "web-2", "web");
        PointDecoder compatible = new PointDecoder(PodCompleteness.WHOLE_POD);

        Decoded decoded = decode(
                compatible,
                usable(WEB) + usable(other)
                        + "container_start_time_seconds{container=\"proxy\",namespace=\"shop\",pod=\"web-1\"} 1\n");

        assertThat(names(pointsOf(decoded))).containsExactly(other);
    }

    @Test
    void tellsAnAnswerThatDoesNotSpeakOfItsNode() {
        assertThat(points(usable(WEB)).nodeSeries()).isEqualTo(NodePoints.NodeSeries.ABSENT);
    }

    @Test
    void treatsANegativeStartTimeAsUnknown() {
        assertThat(points(container(WEB, "1", "2", "-6.7953645788713455e+09"))
                        .point(0)
                        .startedAtNanos())
                .isEqualTo(CounterPoint.UNKNOWN_START);
    }

    @Test
    void findsNothingInAnEmptyAnswer() {
        assertThat(points("")).isEqualTo(NodePoints.of(null, new TreeMap<>()));
        assertThat(points("\n\n  \n# only a comment")).isEqualTo(NodePoints.of(null, new TreeMap<>()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            this is not metrics                                    | expected a number, found "is"
            <html><body>502</body></html>                          | expected a metric name, found "<html><body>502</body></html>"
            node_cpu_usage_seconds_total                           | a sample without a value: "node_cpu_usage_seconds_total"
            node_cpu_usage_seconds_total 1 -5                      | expected a timestamp in milliseconds, found "-5"
            node_cpu_usage_seconds_total 1 99999999999999999999    | a timestamp beyond the year 2262: "99999999999999999999"
            node_cpu_usage_seconds_total 1 5 6                     | expected the end of the line, found "6"
            pod_cpu_usage_seconds_total{pod="a} 1                  | a label value without a closing quote
            pod_cpu_usage_seconds_total{pod=a} 1                   | expected a quoted label value, found "a} 1?"
            pod_cpu_usage_seconds_total{pod="a" b="c"} 1           | expected , or } after a label, found "b=""c""} 1?"
            pod_cpu_usage_seconds_total{="a"} 1                    | expected a label name, found "=""a""} 1?"
            container_cpu_usage_seconds_total 1                    | a container series without labels
            container_cpu_usage_seconds_total{pod="a"} 1           | a container series without the label namespace
            """)
    void namesTheLineAndTheReasonOfGarbage(String garbage, String reason) {
        Decoded decoded = decode(decoder, "node_memory_working_set_bytes 8\n" + garbage + "\n");

        assertThat(decoded).isEqualTo(new Decoded.Malformed(2, reason.replace("\"\"", "?")));
    }

    @Test
    void refusesLabelsThatAreNotUtf8() {
        byte[] text = usable(WEB).getBytes(StandardCharsets.ISO_8859_1);
        text[new String(text, StandardCharsets.ISO_8859_1).indexOf("web-1")] = (byte) 0xff;

        assertThat(decoder.decode(text, text.length, REQUESTED_AT))
                .isEqualTo(new Decoded.Malformed(1, "a label value that is not UTF-8: \"?eb-1\""));
    }

    @Test
    void followsContainersThatComeAndGoFromAnswerToAnswer() {
        ContainerName job = new ContainerName("shop", "job", "main");
        List<List<ContainerName>> answers = List.of(
                List.of(WEB, PROXY),
                List.of(WEB, PROXY),
                List.of(job, WEB, PROXY),
                List.of(PROXY, job),
                List.of(),
                List.of(WEB));

        for (List<ContainerName> answer : answers) {
            StringBuilder text = new StringBuilder();
            long value = 1;
            for (ContainerName name : answer) {
                text.append(cpu(name, value++));
            }
            for (ContainerName name : answer) {
                text.append(memory(name, value++));
            }
            NodePoints points = points(text.toString());
            assertThat(names(points))
                    .containsExactlyElementsOf(answer.stream().sorted().toList());
            for (int index = 0; index < points.size(); index++) {
                long place = answer.indexOf(points.name(index));
                assertThat(points.point(index).cpuNanoSeconds()).isEqualTo((place + 1) * 1_000_000_000L);
                assertThat(points.point(index).memoryBytes()).isEqualTo(place + 1 + answer.size());
            }
        }
    }

    @Test
    void goesOnAfterAMalformedAnswer() {
        assertThat(names(points(usable(WEB)))).containsExactly(WEB);
        assertThat(decode(decoder, usable(PROXY) + "garbage")).isInstanceOf(Decoded.Malformed.class);
        assertThat(names(points(usable(WEB)))).containsExactly(WEB);
    }

    @Test
    void readsNothingBeyondTheGivenLength() {
        byte[] text =
                "node_memory_working_set_bytes 8\nnode_cpu_usage_seconds_total 12345".getBytes(StandardCharsets.UTF_8);

        Decoded decoded = decoder.decode(text, text.length - 3, REQUESTED_AT);

        assertThat(pointsOf(decoded).node())
                .extracting(CounterPoint::cpuNanoSeconds)
                .isEqualTo(12_000_000_000L);
    }

    private NodePoints points(String text) {
        return pointsOf(decode(decoder, text));
    }

    private static NodePoints pointsOf(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Points(NodePoints points) -> points;
            case Decoded.Malformed malformed -> throw new AssertionError(malformed);
        };
    }

    private static Decoded decode(PointDecoder decoder, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, bytes.length, REQUESTED_AT);
    }

    private static List<ContainerName> names(NodePoints points) {
        List<ContainerName> names = new ArrayList<>();
        for (int index = 0; index < points.size(); index++) {
            names.add(points.name(index));
        }
        return names;
    }

    private static String usable(ContainerName name) {
        return cpu(name, 1) + memory(name, 2);
    }

    private static String container(ContainerName name, String cpu, String memory, String start) {
        return "container_cpu_usage_seconds_total" + labels(name) + ' ' + cpu + "\ncontainer_memory_working_set_bytes"
                + labels(name) + ' ' + memory + "\ncontainer_start_time_seconds" + labels(name) + ' ' + start + '\n';
    }

    private static String cpu(ContainerName name, long value) {
        return "container_cpu_usage_seconds_total" + labels(name) + ' ' + value + '\n';
    }

    private static String memory(ContainerName name, long value) {
        return "container_memory_working_set_bytes" + labels(name) + ' ' + value + '\n';
    }

    private static String labels(ContainerName name) {
        return "{container=\"" + name.container() + "\",namespace=\"" + name.namespace() + "\",pod=\"" + name.pod()
                + "\"}";
    }
}
