package dev.windlass.state.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.NodeStatus;
import dev.windlass.kube.wire.Quantity;
import dev.windlass.state.shard.Shard;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardRendererTest {
    @Test
    void eachObjectIsOursInExactlyOneShard() {
        for (int i = 0; i < 100; i++) {
            Node node = Nodes.node("n" + i, "uid-" + i);
            long ours = IntStream.range(0, 3)
                    .mapToObj(ordinal -> new ShardRenderer<>(Nodes.kind(), new Shard(ordinal, 3)).apply(node))
                    .filter(Rendering.Ours.class::isInstance)
                    .count();
            assertThat(ours).isEqualTo(1);
        }
    }

    /** The watch leaves out what a projection throws at; the next object must come out whole. */
    @Test
    void anObjectThatCannotBeRenderedSpoilsNoOther() {
        ShardRenderer<Node> renderer = new ShardRenderer<>(Nodes.kind(), Shard.whole());
        Node well = Nodes.node("well", "uid-1");
        Node ill = Nodes.node("ill", "uid-2").toBuilder()
                .setStatus(NodeStatus.newBuilder()
                        .putCapacity(
                                "cpu", Quantity.newBuilder().setString("many").build()))
                .build();
        int size = size(renderer.apply(well));

        assertThatThrownBy(() -> renderer.apply(ill)).isInstanceOf(IllegalArgumentException.class);

        assertThat(size(renderer.apply(well))).isEqualTo(size);
    }

    private static int size(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Ours(var object) -> object.size();
            case Rendering.Foreign _ -> 0;
        };
    }
}
