package dev.windlass.testbed.horizontal;

import dev.windlass.testbed.controlplane.Cluster;
import java.nio.file.Path;

/** A service account with no more than the rights the autoscaler needs, so that a test fails when it needs more. */
final class AutoscalerAccount {
    private static final String NAMESPACE = "autoscaler-test";
    private static final String NAME = "autoscaler";

    private AutoscalerAccount() {}

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
                metadata: {name: windlass-test-autoscaler}
                rules:
                - {apiGroups: [""], resources: [pods], verbs: [list, watch]}
                - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [list, watch]}
                - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers/status], verbs: [patch]}
                - {apiGroups: [autoscaling.windlass.dev], resources: [workloadautoscalers], verbs: [list, watch]}
                - {apiGroups: [autoscaling.windlass.dev], resources: [workloadautoscalers/status], verbs: [patch]}
                - {apiGroups: ["*"], resources: ["*/scale"], verbs: [get, update]}
                - {apiGroups: [metrics.k8s.io], resources: [pods], verbs: [list]}
                - {apiGroups: [""], resources: [events], verbs: [create, patch]}
                - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-autoscaler}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-autoscaler}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-autoscaler-delegator}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:auth-delegator"}
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {namespace: kube-system, name: windlass-test-autoscaler-auth-reader}
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: extension-apiserver-authentication-reader
                subjects: [{kind: ServiceAccount, namespace: %1$s, name: %2$s}]
                """.formatted(NAMESPACE, NAME));
        return cluster.serviceAccounts().kubeconfig(NAMESPACE, NAME);
    }

    /** What an administrator grants the cluster's own controller so that it may read custom metrics. */
    static void admitHpaController(Cluster cluster) {
        cluster.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: windlass-test-metrics-reader}
                rules:
                - {apiGroups: [custom.metrics.k8s.io, external.metrics.k8s.io], resources: ["*"], verbs: [get, list]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: windlass-test-metrics-reader}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: windlass-test-metrics-reader}
                subjects:
                - {kind: ServiceAccount, namespace: kube-system, name: horizontal-pod-autoscaler}
                - {kind: User, apiGroup: rbac.authorization.k8s.io, name: "system:kube-controller-manager"}
                """);
    }
}
