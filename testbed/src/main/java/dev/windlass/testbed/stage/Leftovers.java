package dev.windlass.testbed.stage;

import dev.windlass.testbed.controlplane.AggregatedApi;
import dev.windlass.testbed.controlplane.Cluster;
import dev.windlass.testbed.controlplane.Kubectl;
import java.util.List;

/** Takes away what a stage created in a cluster that stays. */
final class Leftovers {
    private static final List<List<String>> CREATED = List.of(
            List.of("namespace", "shop"),
            List.of("namespace", AggregatedApi.NAMESPACE),
            List.of("configmap", "-n", "kube-system", "kwok-provider-config", "kwok-provider-templates"),
            List.of("configmap", "-n", "kube-system", "cluster-autoscaler-status"),
            List.of("apiservice", "v1.metrics.k8s.io", "v1beta1.metrics.k8s.io"),
            List.of("apiservice", "v1beta1.custom.metrics.k8s.io", "v1beta2.custom.metrics.k8s.io"),
            List.of("node", "-l", Stage.NODE_LABEL));

    private Leftovers() {}

    /** Goes through all of it; what cannot be deleted is named and left. */
    static void remove(Cluster cluster) {
        for (List<String> objects : CREATED) {
            List<String> command = new java.util.ArrayList<>(List.of("delete", "--ignore-not-found", "--wait=false"));
            command.addAll(objects);
            Kubectl.Answer answer = cluster.kubectl().run(command.toArray(String[]::new));
            if (answer.exitCode() != 0) {
                System.err.println("left behind: " + String.join(" ", objects) + ": "
                        + answer.stderr().strip());
            }
        }
    }
}
