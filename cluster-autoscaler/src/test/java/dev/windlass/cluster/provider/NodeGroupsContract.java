package dev.windlass.cluster.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.NodeBuilder;
import dev.windlass.cluster.snapshot.NodeGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every provider does. An implementation offers one group, {@code pool}, of 0 to 3 nodes, which has none at first and
 * can tell what a new one would be.
 */
public abstract class NodeGroupsContract {
    /** The provider under test, refreshed once. */
    protected abstract NodeGroups groups() throws Exception;

    /** The nodes the provider has made, as the API server would show them. */
    protected abstract List<Node> registered() throws Exception;

    @Test
    void aGroupHasItsLimitsAndNoNodesAtFirst() throws Exception {
        assertThat(groups().groups()).containsExactly(new NodeGroup("pool", 0, 3, 0));
    }

    @Test
    void anOrderRaisesTheTargetAtOnceAndTheNodesBelongToTheGroup() throws Exception {
        NodeGroups groups = groups();
        assertThat(groups.increase("pool", 2)).isInstanceOf(NodeGroups.Growth.Complete.class);
        assertThat(size(groups)).isEqualTo(2);
        groups.refresh(registered());
        assertThat(size(groups)).isEqualTo(2);
        assertThat(registered())
                .hasSize(2)
                .allMatch(node -> groups.groupOf(node).filter("pool"::equals).isPresent());
    }

    @Test
    void anOrderBeyondTheMaximumIsRefusedWhole() throws Exception {
        NodeGroups groups = groups();
        groups.increase("pool", 2);
        assertThatThrownBy(() -> groups.increase("pool", 2))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("pool");
        assertThat(size(groups)).isEqualTo(2);
        assertThat(registered()).hasSize(2);
    }

    @Test
    void aGroupThatDoesNotExistIsNamed() throws Exception {
        NodeGroups groups = groups();
        assertThatThrownBy(() -> groups.increase("nowhere", 1)).hasMessageContaining("nowhere");
        assertThat(groups.template("nowhere")).isEmpty();
    }

    @Test
    void removedNodesAreGoneAndTheTargetIsLower() throws Exception {
        NodeGroups groups = groups();
        groups.increase("pool", 3);
        List<Node> nodes = new ArrayList<>(registered());
        groups.refresh(nodes);
        groups.remove("pool", List.of(nodes.getFirst()));
        assertThat(size(groups)).isEqualTo(2);
        // The watch may be behind: a node that was removed and is still shown does not count again.
        groups.refresh(nodes);
        assertThat(size(groups)).isEqualTo(2);
        assertThat(registered()).hasSize(2);
    }

    @Test
    void removingANodeThatIsGoneIsNoFailure() throws Exception {
        NodeGroups groups = groups();
        groups.increase("pool", 1);
        Node node = registered().getFirst();
        groups.remove("pool", List.of(node));
        groups.remove("pool", List.of(node));
        assertThat(size(groups)).isZero();
    }

    @Test
    void nodesOfOthersBelongToNoGroup() throws Exception {
        Node foreign = NodeBuilder.node("foreign").label("pool", "elsewhere").build();
        assertThat(groups().groupOf(foreign)).isEmpty();
    }

    @Test
    void theTemplateIsLikeTheNodesThatAreMade() throws Exception {
        NodeGroups groups = groups();
        var template = groups.template("pool").orElseThrow();
        groups.increase("pool", 1);
        Node made = registered().getFirst();
        assertThat(template.getMetadata().getLabelsMap()).containsKey(Node.HOSTNAME_LABEL);
        assertThat(template.getMetadata().getLabelsMap().get("pool"))
                .isEqualTo(made.labels().get("pool"));
    }

    private static int size(NodeGroups groups) {
        return groups.groups().getFirst().targetSize();
    }
}
