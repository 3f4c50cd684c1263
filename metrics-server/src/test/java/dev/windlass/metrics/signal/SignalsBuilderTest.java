package dev.windlass.metrics.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.windlass.metrics.signal.NodeSignals.Reading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalsBuilderTest {
    private static final Entity WEB = Entity.container("shop", "web-0", "web");

    private final SignalsBuilder builder = new SignalsBuilder();

    @Test
    void keepsEachValueWithItsTimeInTheOrderOfEntities() {
        builder.put(WEB, Signal.THREADS, 7, 20);
        builder.put(Entity.NODE, Signal.MEMORY_RSS, 4096, 10);
        builder.put(WEB, Signal.OOM_EVENTS, 0, 30);

        NodeSignals signals = builder.build();

        assertThat(IntStream.range(0, signals.size()).mapToObj(signals::entity)).containsExactly(Entity.NODE, WEB);
        assertThat(signals.values()).isEqualTo(3);
        assertThat(signals.reading(WEB, Signal.THREADS)).contains(new Reading(7, 20));
        assertThat(signals.reading(WEB, Signal.OOM_EVENTS)).contains(new Reading(0, 30));
        assertThat(signals.reading(WEB, Signal.MEMORY_RSS)).isEmpty();
        assertThat(signals.reading(Entity.pod("shop", "web-0"), Signal.PROCESSES))
                .isEmpty();
    }

    @Test
    void believesTheLaterOfTwoMeasurementsAndOfTwoAtOnceTheLastOne() {
        builder.put(WEB, Signal.THREADS, 1, 20);
        builder.put(WEB, Signal.THREADS, 2, 10);
        assertThat(builder.build().reading(WEB, Signal.THREADS)).contains(new Reading(1, 20));

        builder.put(WEB, Signal.THREADS, 3, 20);
        assertThat(builder.build().reading(WEB, Signal.THREADS)).contains(new Reading(3, 20));
        assertThat(builder.build().values()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatCannotBe() {
        for (double impossible : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            builder.put(WEB, Signal.THREADS, impossible, 1);
        }
        // A container has no network of its own, and a pod no threads.
        builder.put(WEB, Signal.NETWORK_RECEIVED, 1, 1);
        builder.put(Entity.pod("shop", "web-0"), Signal.THREADS, 1, 1);

        assertThat(builder.build()).isEqualTo(NodeSignals.NONE);
    }

    @Test
    void hasAtMostEightInterfacesOfAPodAndSaysSo() {
        for (int number = 9; number >= 0; number--) {
            builder.put(Entity.podInterface("shop", "web-0", "net" + number), Signal.NETWORK_RECEIVED, number, 1);
            builder.put(Entity.nodeInterface("eth" + number), Signal.NETWORK_RECEIVED, number, 1);
        }
        builder.put(Entity.podInterface("shop", "web-1", "net0"), Signal.NETWORK_RECEIVED, 1, 1);

        NodeSignals signals = builder.build();

        assertThat(signals.size()).isEqualTo(17);
        assertThat(signals.omitted()).isEqualTo(4);
        assertThat(signals.reading(Entity.nodeInterface("eth7"), Signal.NETWORK_RECEIVED))
                .isPresent();
        assertThat(signals.reading(Entity.nodeInterface("eth8"), Signal.NETWORK_RECEIVED))
                .isEmpty();
    }

    @Test
    void endsAtMoreEntitiesThanANodeCanHave() {
        for (int number = 0; number < SignalsBuilder.MOST_ENTITIES + 5; number++) {
            builder.put(Entity.pod("shop", "web-" + number), Signal.PROCESSES, 1, 1);
        }

        assertThat(builder.build().size()).isEqualTo(SignalsBuilder.MOST_ENTITIES);
        assertThat(builder.build().omitted()).isEqualTo(5);
    }

    @Test
    void findsWhereALevelBegins() {
        builder.put(WEB, Signal.THREADS, 1, 1);
        builder.put(Entity.pod("shop", "web-0"), Signal.PROCESSES, 1, 1);
        builder.put(Entity.NODE, Signal.PROCESSES, 1, 1);

        NodeSignals signals = builder.build();

        assertThat(List.of(signals.first(Level.NODE), signals.first(Level.CLAIM), signals.first(Level.POD)))
                .containsExactly(0, 1, 1);
        assertThat(signals.first(Level.CONTAINER)).isEqualTo(2);
    }

    @Test
    void anEntityIsNamedAsItsLevelHasIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Entity(Level.POD, "shop", "", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Entity(Level.NODE, "shop", "", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Entity.container("shop", "web-0", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Entity.pod("shop", "x".repeat(254)));
    }

    @Test
    void theNodesEndsOfPodsCablesDoNotCount() {
        assertThat(List.of("eth0", "ens5", "bond0", "cni0", "veth", "lo0")).allMatch(Interfaces::count);
        assertThat(List.of("lo", "veth1a2b", "cali123", "lxc_health", "eni9f", "", "x".repeat(300)))
                .noneMatch(Interfaces::count);
    }
}
