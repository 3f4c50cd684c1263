package dev.windlass.testbed.metrics;

import dev.windlass.testbed.controlplane.Cluster;
import java.nio.file.Path;

/** A service account with no more than the rights the service needs, so that a test fails when it needs more. */
final class MetricsServerAccount {
    private static final String NAMESPACE = "metrics-server-test";
    private static final String NAME = "metrics-server";

    private MetricsServerAccount() {}

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
                metadata: {name: windlass-test-metrics-server}
                rules:
                - {apiGroups: [""], resources: [nodes/metrics], verbs: [get]}
                - {apiGroups: [""], resources: [pods, nodes], verbs: [get, list, watch]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-metrics-server}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-metrics-server}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-metrics-server-delegator}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:auth-delegator"}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: kube-system, name: windlass-test-metrics-server-auth-reader}
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: extension-apiserver-authentication-reader
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                """.formatted(NAMESPACE, NAME));
        return cluster.serviceAccounts().kubeconfig(NAMESPACE, NAME);
    }
}
