package dev.windlass.metrics.kubelet.parse.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.metrics.kubelet.parse.SignalsDecoded;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.NodeSignals.Reading;
import dev.windlass.metrics.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryDecoderTest {
    private static final long AT = Instant.parse("2026-11-22T20:18:08Z").toEpochMilli();
    private static final long ASKED = 42;

    @Test
    void readsEverySectionOfAPod() {
        NodeSignals signals = signals("""
                {"node": {}, "pods": [{
                  "podRef": {"name": "web-0", "namespace": "shop", "uid": "u"},
                  "cpu": {"time": "2026-11-22T20:18:08Z", "usageNanoCores": 5,
                          "psi": {"full": {"total": 2500000, "avg10": 12.5}, "some": {"total": 3000000, "avg10": 25}}},
                  "memory": {"time": "2026-11-22T20:18:08Z", "rssBytes": 7, "majorPageFaults": 8},
                  "network": {"time": "2026-11-22T20:18:08Z", "name": "eth0", "rxBytes": 1, "interfaces": [
                      {"name": "eth0", "rxBytes": 1, "rxErrors": 2, "txBytes": 3, "txErrors": 4},
                      {"name": "lo", "rxBytes": 99}]},
                  "volume": [
                      {"time": "2026-11-22T20:18:08Z", "usedBytes": 5, "capacityBytes": 6, "name": "data",
                       "pvcRef": {"name": "data-web-0", "namespace": "shop"}},
                      {"usedBytes": 9, "name": "kube-api-access"}],
                  "ephemeral-storage": {"time": "2026-11-22T20:18:08Z", "usedBytes": 11, "inodesUsed": 12},
                  "process_stats": {"process_count": 13},
                  "containers": [{"name": "web", "startTime": "2026-11-22T20:00:00Z",
                      "io": {"time": "2026-11-22T20:18:08Z", "psi": {"some": {"total": 1000}}},
                      "rootfs": {"time": "2026-11-22T20:18:08Z", "usedBytes": 14, "inodesUsed": 15, "capacityBytes": 9},
                      "logs": {"time": "2026-11-22T20:18:08Z", "usedBytes": 16, "inodesUsed": 1}}]
                }]}""");

        Entity pod = Entity.pod("shop", "web-0");
        Entity eth0 = Entity.podInterface("shop", "web-0", "eth0");
        Entity claim = Entity.claim("shop", "data-web-0");
        Entity web = Entity.container("shop", "web-0", "web");
        assertThat(signals.reading(pod, Signal.CPU_PRESSURE_FULL)).contains(new Reading(2.5, AT));
        assertThat(signals.reading(pod, Signal.CPU_PRESSURE_SOME)).contains(new Reading(3, AT));
        assertThat(signals.reading(pod, Signal.CPU_PRESSURE_FULL_AVG10)).contains(new Reading(0.125, AT));
        assertThat(signals.reading(pod, Signal.CPU_PRESSURE_SOME_AVG10)).contains(new Reading(0.25, AT));
        assertThat(signals.reading(pod, Signal.MEMORY_RSS)).contains(new Reading(7, AT));
        assertThat(signals.reading(pod, Signal.MAJOR_PAGE_FAULTS)).contains(new Reading(8, AT));
        assertThat(signals.reading(eth0, Signal.NETWORK_RECEIVED)).contains(new Reading(1, AT));
        assertThat(signals.reading(eth0, Signal.NETWORK_RECEIVE_ERRORS)).contains(new Reading(2, AT));
        assertThat(signals.reading(eth0, Signal.NETWORK_TRANSMITTED)).contains(new Reading(3, AT));
        assertThat(signals.reading(eth0, Signal.NETWORK_TRANSMIT_ERRORS)).contains(new Reading(4, AT));
        assertThat(signals.reading(claim, Signal.FILESYSTEM_USED)).contains(new Reading(5, AT));
        assertThat(signals.reading(claim, Signal.FILESYSTEM_CAPACITY)).contains(new Reading(6, AT));
        assertThat(signals.reading(pod, Signal.EPHEMERAL_STORAGE_USED)).contains(new Reading(11, AT));
        assertThat(signals.reading(pod, Signal.EPHEMERAL_STORAGE_INODES_USED)).contains(new Reading(12, AT));
        // This section alone bears no time in a kubelet's answer.
        assertThat(signals.reading(pod, Signal.PROCESSES)).contains(new Reading(13, ASKED));
        assertThat(signals.reading(web, Signal.IO_PRESSURE_SOME)).contains(new Reading(0.001, AT));
        assertThat(signals.reading(web, Signal.ROOTFS_USED)).contains(new Reading(14, AT));
        assertThat(signals.reading(web, Signal.ROOTFS_INODES_USED)).contains(new Reading(15, AT));
        assertThat(signals.reading(web, Signal.LOGS_USED)).contains(new Reading(16, AT));
        assertThat(signals.values()).isEqualTo(19);
    }

    @Test
    void readsTheNodeAndItsFilesystems() {
        NodeSignals signals = signals("""
                {"node": {"nodeName": "a",
                  "fs": {"time": "2026-11-22T20:18:08Z", "availableBytes": 1, "capacityBytes": 2, "usedBytes": 3,
                         "inodesFree": 4, "inodes": 5, "inodesUsed": 6},
                  "runtime": {"imageFs": {"usedBytes": 7}, "containerFs": {"usedBytes": 8}},
                  "rlimit": {"time": "2026-11-22T20:18:08Z", "maxpid": 9, "curproc": 10},
                  "systemContainers": [{"name": "kubelet", "memory": {"rssBytes": 1}}]}}""");

        assertThat(signals.reading(Entity.filesystem("nodefs"), Signal.FILESYSTEM_INODES_FREE))
                .contains(new Reading(4, AT));
        assertThat(signals.reading(Entity.filesystem("imagefs"), Signal.FILESYSTEM_USED))
                .contains(new Reading(7, ASKED));
        assertThat(signals.reading(Entity.filesystem("containerfs"), Signal.FILESYSTEM_USED))
                .contains(new Reading(8, ASKED));
        assertThat(signals.reading(Entity.NODE, Signal.PROCESSES)).contains(new Reading(10, AT));
        assertThat(signals.reading(Entity.NODE, Signal.PROCESSES_LIMIT)).contains(new Reading(9, AT));
        assertThat(signals.values()).isEqualTo(10);
    }

    @Test
    void namesAndTimesMayStandAfterWhatTheyNameAndDate() {
        NodeSignals signals = signals("""
                {"pods": [{"containers": [{"logs": {"usedBytes": 1, "time": "2026-11-22T20:18:08Z"}, "name": "web"}],
                           "podRef": {"namespace": "shop", "name": "web-0"}}]}""");

        assertThat(signals.reading(Entity.container("shop", "web-0", "web"), Signal.LOGS_USED))
                .contains(new Reading(1, AT));
    }

    @Test
    void whatIsNullNegativeOrNotFiniteIsAbsent() {
        NodeSignals signals = signals("""
                {"node": {"memory": null, "fs": {"usedBytes": null, "capacityBytes": -1, "availableBytes": 1e999, "time": null},
                          "network": {"interfaces": null}}, "pods": [null, {"podRef": null, "containers": null}]}""");

        assertThat(signals).isEqualTo(NodeSignals.NONE);
    }

    @Test
    void aPodWithoutANameIsNobodys() {
        assertThat(signals(
                        "{\"pods\": [{\"podRef\": {\"name\": \"web\"}, \"process_stats\": {\"process_count\": 1}}]}"))
                .isEqualTo(NodeSignals.NONE);
        assertThat(signals("{\"pods\": [{\"podRef\": {\"namespace\": \"shop\", \"name\": \"" + "x".repeat(300)
                        + "\"}, \"process_stats\": {\"process_count\": 1}}]}"))
                .isEqualTo(NodeSignals.NONE);
    }

    @Test
    void aLaterKubeletMayTellMore() {
        NodeSignals signals = signals("""
                {"apiVersion": {"deep": [[[{"a": [1, {"b": 2}]}]]]}, "node": {"gpu": [{"total": "x"}], "rlimit": {"curproc": 1}},
                 "pods": [], "later": null}""");

        assertThat(signals.values()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                  | at ''
            []                                                  | at ''
            null                                                | at ''
            {"node": 5}                                         | at '/node'
            {"node": {"rlimit": {"curproc": "5"}}}              | at '/node/rlimit/curproc'
            {"node": {"rlimit": {"curproc": {}}}}               | at '/node/rlimit/curproc'
            {"node": {"fs": {"time": "yesterday"}}}             | at '/node/fs/time'
            {"node": {"fs": {"time": 5}}}                       | at '/node/fs/time'
            {"pods": {}}                                        | at '/pods'
            {"pods": [{}, 7]}                                   | at '/pods/1'
            {"pods": [{"podRef": {"name": 1}}]}                 | at '/pods/0/podRef/name'
            {"node": {}} {}                                     | at ''
            """)
    void anotherFormIsRefusedWithItsPlace(String text, String where) {
        assertThat(decode(text))
                .isInstanceOfSatisfying(SignalsDecoded.Malformed.class, malformed -> assertThat(malformed.where())
                        .isEqualTo(where));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"node": {"rlimit": {"curproc": NaN}}}
            {"node": {"rlimit": {"curproc": 1
            {"node": {"rlimit": {"curproc": 01}}}
            <html>
            {"node" {}}
            """)
    void whatIsNoJsonIsRefused(String text) {
        assertThat(decode(text))
                .isInstanceOfSatisfying(SignalsDecoded.Malformed.class, malformed -> assertThat(malformed.reason())
                        .startsWith("no JSON: "));
    }

    private static NodeSignals signals(String text) {
        SignalsDecoded decoded = decode(text);
        assertThat(decoded).isInstanceOf(SignalsDecoded.Signals.class);
        return ((SignalsDecoded.Signals) decoded).signals();
    }

    private static SignalsDecoded decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return SummaryDecoder.decode(bytes, bytes.length, ASKED);
    }
}
