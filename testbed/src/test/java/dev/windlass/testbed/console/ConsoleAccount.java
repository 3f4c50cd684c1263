package dev.windlass.testbed.console;

import dev.windlass.testbed.controlplane.Cluster;
import java.nio.file.Path;

/** A service account with no more than the rights the console needs, so that a test fails when it needs more. */
final class ConsoleAccount {
    private static final String NAMESPACE = "console-test";
    private static final String NAME = "console";

    private ConsoleAccount() {}

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
                metadata: {name: windlass-test-console}
                rules:
                - {apiGroups: [""], resources: [nodes, pods, events], verbs: [list, watch]}
                - {apiGroups: [apps], resources: [deployments, statefulsets], verbs: [list, watch]}
                - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [list, watch]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-console}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-console}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {namespace: %1$s, name: console-status}
                rules:
                - {apiGroups: [""], resources: [configmaps], resourceNames: [cluster-autoscaler-status], verbs: [list, watch]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: %1$s, name: console-status}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: console-status}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                """.formatted(NAMESPACE, NAME));
        return cluster.serviceAccounts().kubeconfig(NAMESPACE, NAME);
    }

    /** Where the console looks for the cluster-autoscaler's status in this test. */
    static String statusNamespace() {
        return NAMESPACE;
    }
}
