package dev.windlass.state.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceSelectionTest {
    private static final List<String> ALL = List.of("jobs", "nodes", "pods");

    @Test
    void withoutParametersEverythingIsWanted() {
        assertThat(selected(List.of(), List.of())).isEqualTo(ALL);
    }

    @Test
    void namesMayBeRepeatedAndJoined() {
        assertThat(selected(List.of("pods, nodes", "jobs"), List.of())).isEqualTo(ALL);
        assertThat(selected(List.of("pods,unknown"), List.of())).containsExactly("pods");
    }

    @Test
    void exclusionWins() {
        assertThat(selected(List.of("pods,nodes"), List.of("pods"))).containsExactly("nodes");
        assertThat(selected(List.of(), List.of("nodes,,jobs"))).containsExactly("pods");
    }

    @Test
    void anEmptyListWantsNothing() {
        assertThat(selected(List.of(""), List.of())).isEmpty();
    }

    private static List<String> selected(List<String> resources, List<String> excluded) {
        return ALL.stream().filter(ResourceSelection.of(resources, excluded)).toList();
    }
}
