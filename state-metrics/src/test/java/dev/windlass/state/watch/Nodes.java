package dev.windlass.state.watch;

import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.state.family.FamilyCatalog;
import dev.windlass.state.family.KindFamilies;
import dev.windlass.state.family.MetadataAllowList;
import java.time.ZoneOffset;

/** Nodes to be watched. */
final class Nodes {
    private Nodes() {}

    static Node node(String name, String uid) {
        return Node.newBuilder()
                .setMetadata(ObjectMeta.newBuilder().setName(name).setUid(uid))
                .build();
    }

    @SuppressWarnings("unchecked")
    static KindFamilies<Node> kind() {
        return (KindFamilies<Node>)
                FamilyCatalog.all(MetadataAllowList.none(), MetadataAllowList.none(), ZoneOffset.UTC).stream()
                        .filter(kind -> kind.resource().equals("nodes"))
                        .findFirst()
                        .orElseThrow();
    }
}
