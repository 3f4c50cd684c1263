package dev.windlass.cluster.provider;

import dev.windlass.cluster.snapshot.Node;
import java.util.List;

/** The fake keeps the contract too, so that what is tested with it holds. */
class FakeNodeGroupsTest extends NodeGroupsContract {
    private final FakeNodeGroups groups = new FakeNodeGroups("pool", 3);

    @Override
    protected NodeGroups groups() {
        return groups;
    }

    @Override
    protected List<Node> registered() {
        return groups.nodes();
    }
}
