package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.NodeSignals.Reading;
import dev.windlass.metrics.signal.Signal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CadvisorDecoderTest {
    private static final String WEB =
            "container=\"web\",id=\"/kubepods/pod1/a\",image=\"i\",name=\"a\",namespace=\"shop\",pod=\"web-0\"";
    private static final String SANDBOX =
            "container=\"\",id=\"/kubepods/pod1/s\",image=\"pause\",name=\"s\",namespace=\"shop\",pod=\"web-0\"";
    private static final String POD =
            "container=\"\",id=\"/kubepods/pod1\",image=\"\",name=\"\",namespace=\"shop\",pod=\"web-0\"";
    private static final String ROOT = "container=\"\",id=\"/\",image=\"\",name=\"\",namespace=\"\",pod=\"\"";
    private static final String SLICE = "container=\"\",id=\"/kubepods\",image=\"\",name=\"\",namespace=\"\",pod=\"\"";
    private static final Entity CONTAINER = Entity.container("shop", "web-0", "web");

    @Test
    void toldApartAreContainerPodSandboxNodeAndWhatLiesBetween() {
        NodeSignals signals = signals("""
                # TYPE container_memory_rss gauge
                container_memory_rss{%s} 1 10
                container_memory_rss{%s} 2 11
                container_memory_rss{%s} 3 12
                container_memory_rss{%s} 4 13
                container_memory_rss{%s} 5 14
                """.formatted(WEB, SANDBOX, POD, ROOT, SLICE));

        assertThat(signals.reading(CONTAINER, Signal.MEMORY_RSS)).contains(new Reading(1, 10));
        assertThat(signals.reading(Entity.pod("shop", "web-0"), Signal.MEMORY_RSS))
                .contains(new Reading(3, 12));
        assertThat(signals.reading(Entity.NODE, Signal.MEMORY_RSS)).contains(new Reading(4, 13));
        assertThat(signals.values()).isEqualTo(3);
    }

    @Test
    void theNetworkOfASandboxIsThePodsAndCablesToPodsAreNone() {
        NodeSignals signals = signals("""
                container_network_receive_bytes_total{%s,interface="eth0"} 1e3 10
                container_network_receive_bytes_total{%s,interface="eth0"} 5 11
                container_network_receive_bytes_total{%s,interface="veth12ab"} 6 11
                container_network_receive_packets_dropped_total{%s,interface="eth0"} 7 10
                """.formatted(SANDBOX, ROOT, ROOT, SANDBOX));

        Entity pod = Entity.podInterface("shop", "web-0", "eth0");
        assertThat(signals.reading(pod, Signal.NETWORK_RECEIVED)).contains(new Reading(1000, 10));
        assertThat(signals.reading(pod, Signal.NETWORK_RECEIVE_DROPPED)).contains(new Reading(7, 10));
        assertThat(signals.reading(Entity.nodeInterface("eth0"), Signal.NETWORK_RECEIVED))
                .contains(new Reading(5, 11));
        assertThat(signals.values()).isEqualTo(3);
    }

    @Test
    void ofMemoryFailuresOnlyMajorFaultsOfTheCgroupItselfCount() {
        NodeSignals signals = signals("""
                container_memory_failures_total{failure_type="pgfault",scope="container",%s} 1 10
                container_memory_failures_total{failure_type="pgmajfault",scope="container",%s} 2 10
                container_memory_failures_total{failure_type="pgmajfault",scope="hierarchy",%s} 3 10
                """.formatted(WEB, WEB, WEB));

        assertThat(signals.reading(CONTAINER, Signal.MAJOR_PAGE_FAULTS)).contains(new Reading(2, 10));
        assertThat(signals.values()).isEqualTo(1);
    }

    @Test
    void aContainerThatStartedAnewIsToldOfByItsNewerCgroup() {
        String old = WEB.replace("/a\"", "/b\"").replace("name=\"a\"", "name=\"b\"");

        NodeSignals signals = signals("""
                container_threads{%s} 9 20
                container_threads{%s} 4 10
                """.formatted(WEB, old));

        assertThat(signals.reading(CONTAINER, Signal.THREADS)).contains(new Reading(9, 20));
    }

    @Test
    void labelsMayStandInAnyOrderBeEscapedAndBeMore() {
        NodeSignals signals = signals(
                "container_threads { pod = \"web-0\" ,later=\"a}b\\\"c\",namespace=\"sh\\\\op\", container=\"we\\nb\",name=\"x\" , } 3\n");

        assertThat(signals.reading(Entity.container("sh\\op", "web-0", "we\nb"), Signal.THREADS))
                .contains(new Reading(3, 1));
    }

    @Test
    void theTimeOfTheRequestStandsInForAMissingOne() {
        assertThat(signals("container_threads{" + WEB + "} 3").reading(CONTAINER, Signal.THREADS))
                .contains(new Reading(3, 1));
    }

    @Test
    void whatCannotBeIsAbsent() {
        NodeSignals signals = signals("""
                container_threads{%s} NaN 10
                container_processes{%s} -1 10
                container_oom_events_total{%s} +Inf 10
                """.formatted(WEB, WEB, WEB));

        assertThat(signals).isEqualTo(NodeSignals.NONE);
    }

    @Test
    void linesOfOtherFamiliesAreNotLookedInto() {
        assertThat(signals("container_unheard_of{broken\ncontainer_threads{" + WEB + "} 3 4\n")
                        .values())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "container_threads{%s} three 4",
                "container_threads{%s}",
                "container_threads{%s} 3 4 5",
                "container_threads{%s} 3 x",
                "container_threads 3 4",
                "container_threads{%s",
                "container_threads{pod=web} 3",
                "container_threads{pod=\"\u00ff\",namespace=\"a\"} 3",
                "<html>"
            })
    void aBrokenLineSpoilsTheWholeAnswer(String line) {
        String text = "container_threads{" + WEB + "} 3 4\n" + line.formatted(WEB) + "\n";

        SignalsDecoded decoded = decode(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(decoded)
                .isInstanceOfSatisfying(SignalsDecoded.Malformed.class, malformed -> assertThat(malformed.where())
                        .isEqualTo("line 2"));
    }

    private static NodeSignals signals(String text) {
        SignalsDecoded decoded = decode(text.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded).isInstanceOf(SignalsDecoded.Signals.class);
        return ((SignalsDecoded.Signals) decoded).signals();
    }

    private static SignalsDecoded decode(byte[] text) {
        return CadvisorDecoder.decode(text, text.length, 1);
    }
}
