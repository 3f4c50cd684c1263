package dev.windlass.cluster.provider.kwok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.cluster.observe.NodeReader;
import dev.windlass.cluster.provider.NodeGroups;
import dev.windlass.cluster.provider.NodeGroupsContract;
import dev.windlass.cluster.provider.ProviderException;
import dev.windlass.cluster.snapshot.Node;
import dev.windlass.cluster.snapshot.Taint;
import dev.windlass.kube.client.KubeConnection;
import dev.windlass.kube.fake.FakeApiServer;
import dev.windlass.kube.fake.Fault;
import dev.windlass.kube.json.JsonObjects;
import dev.windlass.kube.kind.Kinds;
import dev.windlass.kube.wire.ConfigMap;
import dev.windlass.kube.wire.ObjectMeta;
import dev.windlass.stream.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KwokNodeGroupsTest extends NodeGroupsContract {
    private static final String CONFIG = """
            apiVersion: v1alpha1
            readNodesFrom: configmap
            nodegroups: {fromNodeLabelKey: pool}
            """;
    private static final String TEMPLATES = """
            apiVersion: v1
            kind: List
            items:
            - metadata:
                name: any
                labels: {pool: pool}
                annotations: {cluster-autoscaler.kwok.nodegroup/max-count: "3"}
              status:
                allocatable: {cpu: "2", memory: 4Gi, pods: "110"}
            """;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private FakeApiServer api;
    private KubeConnection connection;

    @BeforeEach
    void start() throws Exception {
        api = FakeApiServer.start();
        connection = api.connect();
        configMap("kwok-provider-config", "config", CONFIG);
        configMap("kwok-provider-templates", "templates", TEMPLATES);
    }

    @AfterEach
    void stop() {
        connection.close();
        api.close();
    }

    @Override
    protected NodeGroups groups() throws Exception {
        NodeGroups groups = fresh();
        groups.refresh(registered());
        return groups;
    }

    private NodeGroups fresh() {
        return new KwokNodeGroups(connection, "kube-system", "kwok-provider-config", clock, new Random(7));
    }

    @Override
    protected List<Node> registered() {
        return api.list(Kinds.NODE).stream()
                .map(node -> NodeReader.read(JsonObjects.parse(Kinds.NODE, node)))
                .toList();
    }

    @Test
    void aNewNodeIsOneThatKwokPlays() throws Exception {
        groups().increase("pool", 1);
        var node = api.list(Kinds.NODE).getFirst();
        String name = node.at("/metadata/name").asText();
        assertThat(name).startsWith("pool-");
        assertThat(node.at("/metadata/annotations/kwok.x-k8s.io~1node").asText())
                .isEqualTo("fake");
        assertThat(node.at("/metadata/annotations/metrics.k8s.io~1resource-metrics-path")
                        .asText())
                .isEqualTo("/metrics/nodes/" + name + "/metrics/resource");
        assertThat(node.at("/spec/providerID").asText()).isEqualTo("kwok:" + name);
        assertThat(node.at("/status/nodeInfo/kubeletVersion").asText()).isEqualTo("fake");
        assertThat(registered().getFirst().taints())
                .containsExactly(new Taint("kwok-provider", "true", Taint.NO_SCHEDULE));
    }

    @Test
    void aRestartedProcessCountsTheNodesThatAreThere() throws Exception {
        groups().increase("pool", 2);
        NodeGroups later = fresh();
        later.refresh(registered());
        assertThat(later.groups().getFirst().targetSize()).isEqualTo(2);
    }

    @Test
    void aNodeThatNeverShowsUpIsForgottenAfterAMinute() throws Exception {
        NodeGroups groups = groups();
        groups.increase("pool", 1);
        clock.advance(Duration.ofSeconds(61));
        groups.refresh(List.of());
        assertThat(groups.groups().getFirst().targetSize()).isZero();
    }

    @Test
    void anOrderThatBreaksOffCountsWhatWasMade() throws Exception {
        NodeGroups groups = groups();
        groups.increase("pool", 1);
        api.failNextOther(new Fault.Refuse(500, "InternalError"));
        assertThatThrownBy(() -> groups.increase("pool", 1))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("create node pool-");
        assertThat(groups.groups().getFirst().targetSize()).isEqualTo(1);
    }

    @Test
    void aDefinitionThatChangesIsFollowed() throws Exception {
        NodeGroups groups = groups();
        configMap("kwok-provider-templates", "templates", TEMPLATES.replace("\"3\"", "\"5\""));
        groups.refresh(registered());
        assertThat(groups.groups().getFirst().maxSize()).isEqualTo(5);
    }

    @Test
    void aBrokenDefinitionIsNamedAndTheLastGoodOneStays() throws Exception {
        NodeGroups groups = groups();
        configMap("kwok-provider-config", "config", CONFIG.replace("pool", Node.HOSTNAME_LABEL));
        assertThatThrownBy(() -> groups.refresh(registered()))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("ConfigMap kube-system/kwok-provider-config")
                .hasMessageContaining("makes every node a group of its own");
        assertThat(groups.groups()).hasSize(1);
    }

    private void configMap(String name, String key, String text) {
        api.put(
                Kinds.CONFIG_MAP,
                ConfigMap.newBuilder()
                        .setMetadata(ObjectMeta.newBuilder()
                                .setNamespace("kube-system")
                                .setName(name))
                        .putData(key, text)
                        .build());
    }
}
