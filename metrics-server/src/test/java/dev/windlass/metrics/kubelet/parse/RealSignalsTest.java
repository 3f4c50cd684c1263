package dev.windlass.metrics.kubelet.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windlass.metrics.kubelet.parse.summary.SummaryDecoder;
import dev.windlass.metrics.signal.Entity;
import dev.windlass.metrics.signal.Level;
import dev.windlass.metrics.signal.NodeSignals;
import dev.windlass.metrics.signal.NodeSignals.Reading;
import dev.windlass.metrics.signal.Signal;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads what a kubelet 1.37.2 wrote. The files are not ours to keep here; without them the test says that it was skipped. */
class RealSignalsTest {
    private static final Entity BURN = Entity.container("demo", "burn", "burn");

    @Test
    void readsTheSummaryOfARealKubelet() throws IOException {
        byte[] text = RealAnswers.read("summary.json");

        NodeSignals signals = signals(SummaryDecoder.decode(text, text.length, 1));

        assertThat(signals.reading(Entity.NODE, Signal.MEMORY_RSS))
                .contains(new Reading(1_728_512_000, millis("2026-11-22T20:18:08Z")));
        assertThat(signals.reading(Entity.NODE, Signal.PROCESSES))
                .contains(new Reading(314, millis("2026-11-22T20:18:12Z")));
        assertThat(signals.reading(Entity.NODE, Signal.PROCESSES_LIMIT))
                .map(Reading::value)
                .contains(32768.0);
        assertThat(signals.reading(Entity.NODE, Signal.CPU_PRESSURE_SOME))
                .map(Reading::value)
                .contains(0.0);
        assertThat(signals.reading(Entity.filesystem("imagefs"), Signal.FILESYSTEM_USED))
                .contains(new Reading(2_416_640, millis("2026-11-22T20:18:07Z")));
        assertThat(signals.reading(Entity.filesystem("nodefs"), Signal.FILESYSTEM_INODES_USED))
                .map(Reading::value)
                .contains(732_982.0);
        assertThat(signals.reading(Entity.nodeInterface("eth0"), Signal.NETWORK_RECEIVED))
                .contains(new Reading(1_918_041_579, millis("2026-11-22T20:18:08Z")));
        assertThat(signals.reading(Entity.podInterface("demo", "burn", "eth0"), Signal.NETWORK_TRANSMITTED))
                .contains(new Reading(892, millis("2026-11-22T20:18:00Z")));
        assertThat(signals.reading(Entity.pod("demo", "burn"), Signal.EPHEMERAL_STORAGE_USED))
                .contains(new Reading(32_768, millis("2026-11-22T20:18:12Z")));
        assertThat(signals.reading(BURN, Signal.ROOTFS_USED))
                .contains(new Reading(28_672, millis("2026-11-22T20:18:07Z")));
        assertThat(signals.reading(BURN, Signal.LOGS_USED)).map(Reading::value).contains(0.0);
        assertThat(signals.reading(BURN, Signal.IO_PRESSURE_FULL_AVG10))
                .contains(new Reading(0, millis("2026-11-22T20:18:10Z")));
        assertThat(names(signals, Level.NODE_INTERFACE)).containsExactly("cni0", "eth0");
        assertThat(names(signals, Level.CONTAINER)).hasSize(8);
        // None of its volumes is a claim's.
        assertThat(names(signals, Level.CLAIM)).isEmpty();
        assertThat(signals.omitted()).isZero();
    }

    @Test
    void readsTheCadvisorPageOfARealKubelet() throws IOException {
        byte[] text = RealAnswers.read("cadvisor.txt");

        NodeSignals signals = signals(CadvisorDecoder.decode(text, text.length, 1));

        assertThat(signals.reading(BURN, Signal.CFS_THROTTLED_PERIODS)).contains(new Reading(2789, 1_795_378_690_075L));
        assertThat(signals.reading(BURN, Signal.CFS_THROTTLED_TIME)
                        .orElseThrow()
                        .value())
                .isCloseTo(159.228210765, within(1e-9));
        assertThat(signals.reading(BURN, Signal.OOM_EVENTS)).map(Reading::value).contains(0.0);
        assertThat(signals.reading(Entity.pod("demo", "burn"), Signal.MEMORY_RSS))
                .contains(new Reading(176_128, 1_795_378_680_424L));
        // The sandbox has 110592 of it, and is no entity.
        assertThat(signals.reading(Entity.NODE, Signal.MEMORY_RSS))
                .contains(new Reading(1_728_512_000, 1_795_378_688_891L));
        assertThat(signals.reading(Entity.NODE, Signal.MAJOR_PAGE_FAULTS))
                .map(Reading::value)
                .contains(0.0);
        assertThat(signals.reading(Entity.podInterface("demo", "duo", "eth0"), Signal.NETWORK_RECEIVED))
                .contains(new Reading(5222, 1_795_378_678_965L));
        assertThat(signals.reading(Entity.nodeInterface("eth0"), Signal.NETWORK_RECEIVE_DROPPED))
                .isPresent();
        assertThat(names(signals, Level.NODE_INTERFACE)).containsExactly("cni0", "eth0");
        assertThat(names(signals, Level.CONTAINER)).hasSize(8);
        assertThat(signals.reading(BURN, Signal.THREADS)).map(Reading::value).contains(1.0);
    }

    private static NodeSignals signals(SignalsDecoded decoded) {
        assertThat(decoded).isInstanceOf(SignalsDecoded.Signals.class);
        return ((SignalsDecoded.Signals) decoded).signals();
    }

    private static java.util.List<String> names(NodeSignals signals, Level level) {
        return IntStream.range(0, signals.size())
                .mapToObj(signals::entity)
                .filter(entity -> entity.level() == level)
                .map(Entity::name)
                .toList();
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
