package dev.windlass.console.projection;

import static dev.windlass.console.projection.Facts.after;
import static dev.windlass.console.projection.Facts.name;
import static dev.windlass.console.projection.Facts.resize;
import static dev.windlass.console.projection.Facts.viewOf;
import static dev.windlass.console.projection.Facts.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.windlass.console.projection.Event.ClusterDecided;
import dev.windlass.console.projection.Event.NodeGroupsSeen;
import dev.windlass.console.projection.Event.PodSeen;
import dev.windlass.stream.decision.ClusterDecision;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeGroupFoldTest {
    @Test
    void theSizeOfAGroupIsFollowedThroughStatusAndDecisions() {
        ClusterView view = viewOf(
                new NodeGroupsSeen(after(0), List.of(group("general", 2, 2))),
                new ClusterDecided(after(11), "c-0-1", resize("general", 2, 4, after(10), "default/web")),
                new NodeGroupsSeen(after(20), List.of(group("general", 4, 3))));
        NodeGroupView general = view.groups().get("general");
        assertThat(general.sizes().points())
                .containsExactly(
                        new GroupPoint(after(0), 2, 2),
                        new GroupPoint(after(10), 4, 2),
                        new GroupPoint(after(20), 4, 3));
    }

    @Test
    void aGroupTheStatusNoLongerNamesKeepsItsDecisionsOnly() {
        ClusterView view = viewOf(
                new NodeGroupsSeen(after(0), List.of(group("general", 2, 2), group("spare", 0, 0))),
                new ClusterDecided(after(11), "c-0-1", resize("general", 2, 4, after(10), "default/web")),
                new NodeGroupsSeen(after(20), List.of()));
        assertThat(view.groups()).containsOnlyKeys("general");
        assertThat(view.groups().get("general").facts()).isNull();
    }

    @Test
    void aDecisionThatAddsNothingTellsItsPodsWhy() {
        ClusterDecision refusal = new ClusterDecision(
                "",
                ClusterDecision.Trigger.PENDING_PODS,
                after(10),
                0,
                0,
                List.of(),
                List.of("default/web"),
                List.of(
                        new ClusterDecision.Option("general", 0, 0, 0, "max node group size reached"),
                        new ClusterDecision.Option("gpu", 0, 0, 0, "Insufficient cpu")),
                "no group can hold default/web",
                JsonNodeFactory.instance.objectNode());
        ClusterView view = viewOf(
                new PodSeen(after(0), waiting("default/web", after(0), "0/2 nodes are available: 2 Insufficient cpu.")),
                new ClusterDecided(after(11), "c-0-1", refusal));
        assertThat(view.refusals().get(name("default/web")).message())
                .isEqualTo("general: max node group size reached; gpu: Insufficient cpu");
        assertThat(view.groups()).as("a refusal is about no group").isEmpty();
    }

    @Test
    void ofADecisionAboutThousandsOfPodsTheCountIsKeptAndTheFirstNames() {
        String[] pods =
                IntStream.range(0, 3000).mapToObj(i -> "default/web-" + i).toArray(String[]::new);
        ClusterView view = viewOf(new ClusterDecided(after(11), "c-0-1", resize("general", 2, 300, after(10), pods)));
        DecisionEntry entry = view.decisions().entries().getFirst();
        assertThat(entry.pods()).isEqualTo(3000);
        assertThat(((ClusterDecision) entry.decision()).pods()).hasSize(50).startsWith("default/web-0");
    }

    private static NodeGroupFacts group(String name, int target, int ready) {
        return new NodeGroupFacts(name, 0, 10, target, ready, target, "", after(0));
    }
}
