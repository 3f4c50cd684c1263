package dev.windlass.testbed.state;

import dev.windlass.testbed.controlplane.Cluster;
import java.nio.file.Path;

/** A service account that may list and watch the exported kinds and nothing else, so that a test fails when more is needed. */
final class StateMetricsAccount {
    private static final String NAMESPACE = "state-metrics-test";
    private static final String NAME = "state-metrics";

    private StateMetricsAccount() {}

    /** Creates the account and its rights, and returns a kubeconfig for it. */
    static Path kubeconfig(Cluster cluster) {
        cluster.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {namespace: %1$s, name: %2$s}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: windlass-test-state-metrics}
                rules:
                - {apiGroups: [""], resources: [nodes, pods, services, persistentvolumeclaims, namespaces], verbs: [list, watch]}
                - {apiGroups: [apps], resources: [deployments, replicasets, statefulsets, daemonsets], verbs: [list, watch]}
                - {apiGroups: [batch], resources: [jobs, cronjobs], verbs: [list, watch]}
                - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [list, watch]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-state-metrics}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-state-metrics}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                """.formatted(NAMESPACE, NAME));
        return cluster.serviceAccounts().kubeconfig(NAMESPACE, NAME);
    }
}
