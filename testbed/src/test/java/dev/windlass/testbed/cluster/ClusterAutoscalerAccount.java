package dev.windlass.testbed.cluster;

import dev.windlass.testbed.controlplane.Cluster;
import java.nio.file.Path;

/** A service account with no more than the rights the service needs, so that a test fails when it needs more. */
final class ClusterAutoscalerAccount {
    private static final String NAME = "cluster-autoscaler";

    private ClusterAutoscalerAccount() {}

    /** Creates the account and its rights in a namespace, and returns a kubeconfig for it. */
    static Path kubeconfig(Cluster cluster, String namespace) {
        cluster.apply("""
                apiVersion: v1
                kind: ServiceAccount
                metadata: {namespace: %1$s, name: %2$s}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: windlass-test-cluster-autoscaler}
                rules:
                - {apiGroups: [""], resources: [nodes], verbs: [get, list, watch, create, patch, delete]}
                - {apiGroups: [""], resources: [pods, replicationcontrollers], verbs: [get, list, watch]}
                - {apiGroups: [""], resources: [pods/eviction], verbs: [create]}
                - {apiGroups: [""], resources: [events], verbs: [create, patch]}
                - {apiGroups: [apps], resources: [deployments, replicasets, statefulsets, daemonsets], verbs: [get, list, watch]}
                - {apiGroups: [batch], resources: [jobs], verbs: [get, list, watch]}
                - {apiGroups: [policy], resources: [poddisruptionbudgets], verbs: [get, list, watch]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-cluster-autoscaler}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-cluster-autoscaler}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {namespace: %1$s, name: windlass-test-cluster-autoscaler}
                rules:
                - {apiGroups: [""], resources: [configmaps], verbs: [get, list, watch, create, patch]}
                - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: %1$s, name: windlass-test-cluster-autoscaler}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: windlass-test-cluster-autoscaler}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                """.formatted(namespace, NAME));
        return cluster.serviceAccounts().kubeconfig(namespace, NAME);
    }
}
