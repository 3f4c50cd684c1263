package dev.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.testbed.controlplane.ControlPlane;
import dev.windlass.testbed.controlplane.KwokNode;
import dev.windlass.testbed.junit.WithCluster;
import dev.windlass.testbed.wait.Eventually;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The farm answers for real pods, so that a test can give a real node a failing kubelet. */
@WithCluster
class ClusterMirrorIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void theFarmFollowsThePodsOfItsNodes(ControlPlane cluster) {
        try (KubeletFarm farm = KubeletFarm.start(
                InstantSource.system(), cluster.issueServingCertificate("farm"), Duration.ofSeconds(1))) {
            ClusterMirror mirror = new ClusterMirror(cluster, farm, InstantSource.system());
            FarmNode kubelet = mirror.adopt(KwokNode.of("farm-node", "4", "8Gi").withLabels(Map.of("pool", "farm")));
            String namespace = cluster.newNamespace("farm");
            cluster.apply("""
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      name: busy
                      namespace: %s
                      annotations: {kwok.x-k8s.io/usage-cpu: 1500m, kwok.x-k8s.io/usage-memory: 96Mi}
                    spec:
                      nodeSelector: {pool: farm}
                      containers: [{name: main, image: busy}]
                    """.formatted(namespace));

            Eventually.within(SOON)
                    .see(
                            "the pod is on the farm's node",
                            () -> {
                                mirror.refresh();
                                return kubelet.pods().stream()
                                        .map(SimulatedPod::name)
                                        .toList();
                            },
                            List.of("busy")::equals);
            assertThat(cluster.kubectl()
                            .succeed(
                                    "get",
                                    "node",
                                    "farm-node",
                                    "-o",
                                    "jsonpath={.status.daemonEndpoints.kubeletEndpoint.Port}"))
                    .isEqualTo(Integer.toString(farm.sharedPort()));

            cluster.kubectl().succeed("delete", "pod", "busy", "-n", namespace, "--wait=true");
            mirror.refresh();
            assertThat(kubelet.pods()).isEmpty();
        }
    }
}
