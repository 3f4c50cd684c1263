package dev.windlass.kube.kind;

import dev.windlass.kube.wire.CSIDriver;
import dev.windlass.kube.wire.CSINode;
import dev.windlass.kube.wire.CSIStorageCapacity;
import dev.windlass.kube.wire.CertificateSigningRequest;
import dev.windlass.kube.wire.ClusterRole;
import dev.windlass.kube.wire.ClusterRoleBinding;
import dev.windlass.kube.wire.ConfigMap;
import dev.windlass.kube.wire.CronJob;
import dev.windlass.kube.wire.DaemonSet;
import dev.windlass.kube.wire.Deployment;
import dev.windlass.kube.wire.Endpoints;
import dev.windlass.kube.wire.HorizontalPodAutoscaler;
import dev.windlass.kube.wire.Ingress;
import dev.windlass.kube.wire.IngressClass;
import dev.windlass.kube.wire.Job;
import dev.windlass.kube.wire.Lease;
import dev.windlass.kube.wire.LimitRange;
import dev.windlass.kube.wire.MutatingAdmissionPolicy;
import dev.windlass.kube.wire.MutatingAdmissionPolicyBinding;
import dev.windlass.kube.wire.MutatingWebhookConfiguration;
import dev.windlass.kube.wire.Namespace;
import dev.windlass.kube.wire.NetworkPolicy;
import dev.windlass.kube.wire.Node;
import dev.windlass.kube.wire.PersistentVolume;
import dev.windlass.kube.wire.PersistentVolumeClaim;
import dev.windlass.kube.wire.Pod;
import dev.windlass.kube.wire.PodDisruptionBudget;
import dev.windlass.kube.wire.PriorityClass;
import dev.windlass.kube.wire.ReplicaSet;
import dev.windlass.kube.wire.ReplicationController;
import dev.windlass.kube.wire.ResourceQuota;
import dev.windlass.kube.wire.Role;
import dev.windlass.kube.wire.RoleBinding;
import dev.windlass.kube.wire.RuntimeClass;
import dev.windlass.kube.wire.Secret;
import dev.windlass.kube.wire.Service;
import dev.windlass.kube.wire.ServiceAccount;
import dev.windlass.kube.wire.StatefulSet;
import dev.windlass.kube.wire.StorageClass;
import dev.windlass.kube.wire.ValidatingAdmissionPolicy;
import dev.windlass.kube.wire.ValidatingAdmissionPolicyBinding;
import dev.windlass.kube.wire.ValidatingWebhookConfiguration;
import dev.windlass.kube.wire.VolumeAttachment;
import dev.windlass.kube.wire.discovery.EndpointSlice;
import dev.windlass.kube.wire.metrics.NodeMetrics;
import dev.windlass.kube.wire.metrics.PodMetrics;
import java.util.List;

/** Every kind that is read as protobuf. */
public final class Kinds {
    public static final Kind<Pod> POD =
            Kind.namespaced("v1", "pods", "Pod", Pod.getDefaultInstance(), Pod::getMetadata);
    public static final Kind<Node> NODE =
            Kind.cluster("v1", "nodes", "Node", Node.getDefaultInstance(), Node::getMetadata);
    public static final Kind<Namespace> NAMESPACE =
            Kind.cluster("v1", "namespaces", "Namespace", Namespace.getDefaultInstance(), Namespace::getMetadata);
    public static final Kind<Service> SERVICE =
            Kind.namespaced("v1", "services", "Service", Service.getDefaultInstance(), Service::getMetadata);
    public static final Kind<ConfigMap> CONFIG_MAP =
            Kind.namespaced("v1", "configmaps", "ConfigMap", ConfigMap.getDefaultInstance(), ConfigMap::getMetadata);
    public static final Kind<Secret> SECRET =
            Kind.namespaced("v1", "secrets", "Secret", Secret.getDefaultInstance(), Secret::getMetadata);
    public static final Kind<PersistentVolume> PERSISTENT_VOLUME = Kind.cluster(
            "v1",
            "persistentvolumes",
            "PersistentVolume",
            PersistentVolume.getDefaultInstance(),
            PersistentVolume::getMetadata);
    public static final Kind<PersistentVolumeClaim> PERSISTENT_VOLUME_CLAIM = Kind.namespaced(
            "v1",
            "persistentvolumeclaims",
            "PersistentVolumeClaim",
            PersistentVolumeClaim.getDefaultInstance(),
            PersistentVolumeClaim::getMetadata);
    public static final Kind<Endpoints> ENDPOINTS =
            Kind.namespaced("v1", "endpoints", "Endpoints", Endpoints.getDefaultInstance(), Endpoints::getMetadata);
    public static final Kind<LimitRange> LIMIT_RANGE = Kind.namespaced(
            "v1", "limitranges", "LimitRange", LimitRange.getDefaultInstance(), LimitRange::getMetadata);
    public static final Kind<ReplicationController> REPLICATION_CONTROLLER = Kind.namespaced(
            "v1",
            "replicationcontrollers",
            "ReplicationController",
            ReplicationController.getDefaultInstance(),
            ReplicationController::getMetadata);
    public static final Kind<ResourceQuota> RESOURCE_QUOTA = Kind.namespaced(
            "v1", "resourcequotas", "ResourceQuota", ResourceQuota.getDefaultInstance(), ResourceQuota::getMetadata);
    public static final Kind<ServiceAccount> SERVICE_ACCOUNT = Kind.namespaced(
            "v1",
            "serviceaccounts",
            "ServiceAccount",
            ServiceAccount.getDefaultInstance(),
            ServiceAccount::getMetadata);
    public static final Kind<Deployment> DEPLOYMENT = Kind.namespaced(
            "apps/v1", "deployments", "Deployment", Deployment.getDefaultInstance(), Deployment::getMetadata);
    public static final Kind<ReplicaSet> REPLICA_SET = Kind.namespaced(
            "apps/v1", "replicasets", "ReplicaSet", ReplicaSet.getDefaultInstance(), ReplicaSet::getMetadata);
    public static final Kind<StatefulSet> STATEFUL_SET = Kind.namespaced(
            "apps/v1", "statefulsets", "StatefulSet", StatefulSet.getDefaultInstance(), StatefulSet::getMetadata);
    public static final Kind<DaemonSet> DAEMON_SET = Kind.namespaced(
            "apps/v1", "daemonsets", "DaemonSet", DaemonSet.getDefaultInstance(), DaemonSet::getMetadata);
    public static final Kind<Job> JOB =
            Kind.namespaced("batch/v1", "jobs", "Job", Job.getDefaultInstance(), Job::getMetadata);
    public static final Kind<CronJob> CRON_JOB =
            Kind.namespaced("batch/v1", "cronjobs", "CronJob", CronJob.getDefaultInstance(), CronJob::getMetadata);
    public static final Kind<HorizontalPodAutoscaler> HORIZONTAL_POD_AUTOSCALER = Kind.namespaced(
            "autoscaling/v2",
            "horizontalpodautoscalers",
            "HorizontalPodAutoscaler",
            HorizontalPodAutoscaler.getDefaultInstance(),
            HorizontalPodAutoscaler::getMetadata);
    public static final Kind<PodDisruptionBudget> POD_DISRUPTION_BUDGET = Kind.namespaced(
            "policy/v1",
            "poddisruptionbudgets",
            "PodDisruptionBudget",
            PodDisruptionBudget.getDefaultInstance(),
            PodDisruptionBudget::getMetadata);
    public static final Kind<Ingress> INGRESS = Kind.namespaced(
            "networking.k8s.io/v1", "ingresses", "Ingress", Ingress.getDefaultInstance(), Ingress::getMetadata);
    public static final Kind<IngressClass> INGRESS_CLASS = Kind.cluster(
            "networking.k8s.io/v1",
            "ingressclasses",
            "IngressClass",
            IngressClass.getDefaultInstance(),
            IngressClass::getMetadata);
    public static final Kind<NetworkPolicy> NETWORK_POLICY = Kind.namespaced(
            "networking.k8s.io/v1",
            "networkpolicies",
            "NetworkPolicy",
            NetworkPolicy.getDefaultInstance(),
            NetworkPolicy::getMetadata);
    public static final Kind<EndpointSlice> ENDPOINT_SLICE = Kind.namespaced(
            "discovery.k8s.io/v1",
            "endpointslices",
            "EndpointSlice",
            EndpointSlice.getDefaultInstance(),
            EndpointSlice::getMetadata);
    public static final Kind<StorageClass> STORAGE_CLASS = Kind.cluster(
            "storage.k8s.io/v1",
            "storageclasses",
            "StorageClass",
            StorageClass.getDefaultInstance(),
            StorageClass::getMetadata);
    public static final Kind<VolumeAttachment> VOLUME_ATTACHMENT = Kind.cluster(
            "storage.k8s.io/v1",
            "volumeattachments",
            "VolumeAttachment",
            VolumeAttachment.getDefaultInstance(),
            VolumeAttachment::getMetadata);
    public static final Kind<CSINode> CSI_NODE = Kind.cluster(
            "storage.k8s.io/v1", "csinodes", "CSINode", CSINode.getDefaultInstance(), CSINode::getMetadata);
    public static final Kind<CSIDriver> CSI_DRIVER = Kind.cluster(
            "storage.k8s.io/v1", "csidrivers", "CSIDriver", CSIDriver.getDefaultInstance(), CSIDriver::getMetadata);
    public static final Kind<CSIStorageCapacity> CSI_STORAGE_CAPACITY = Kind.namespaced(
            "storage.k8s.io/v1",
            "csistoragecapacities",
            "CSIStorageCapacity",
            CSIStorageCapacity.getDefaultInstance(),
            CSIStorageCapacity::getMetadata);
    public static final Kind<Lease> LEASE = Kind.namespaced(
            "coordination.k8s.io/v1", "leases", "Lease", Lease.getDefaultInstance(), Lease::getMetadata);
    public static final Kind<Role> ROLE = Kind.namespaced(
            "rbac.authorization.k8s.io/v1", "roles", "Role", Role.getDefaultInstance(), Role::getMetadata);
    public static final Kind<ClusterRole> CLUSTER_ROLE = Kind.cluster(
            "rbac.authorization.k8s.io/v1",
            "clusterroles",
            "ClusterRole",
            ClusterRole.getDefaultInstance(),
            ClusterRole::getMetadata);
    public static final Kind<RoleBinding> ROLE_BINDING = Kind.namespaced(
            "rbac.authorization.k8s.io/v1",
            "rolebindings",
            "RoleBinding",
            RoleBinding.getDefaultInstance(),
            RoleBinding::getMetadata);
    public static final Kind<ClusterRoleBinding> CLUSTER_ROLE_BINDING = Kind.cluster(
            "rbac.authorization.k8s.io/v1",
            "clusterrolebindings",
            "ClusterRoleBinding",
            ClusterRoleBinding.getDefaultInstance(),
            ClusterRoleBinding::getMetadata);
    public static final Kind<CertificateSigningRequest> CERTIFICATE_SIGNING_REQUEST = Kind.cluster(
            "certificates.k8s.io/v1",
            "certificatesigningrequests",
            "CertificateSigningRequest",
            CertificateSigningRequest.getDefaultInstance(),
            CertificateSigningRequest::getMetadata);
    public static final Kind<PriorityClass> PRIORITY_CLASS = Kind.cluster(
            "scheduling.k8s.io/v1",
            "priorityclasses",
            "PriorityClass",
            PriorityClass.getDefaultInstance(),
            PriorityClass::getMetadata);
    public static final Kind<RuntimeClass> RUNTIME_CLASS = Kind.cluster(
            "node.k8s.io/v1",
            "runtimeclasses",
            "RuntimeClass",
            RuntimeClass.getDefaultInstance(),
            RuntimeClass::getMetadata);
    public static final Kind<ValidatingWebhookConfiguration> VALIDATING_WEBHOOK_CONFIGURATION = Kind.cluster(
            "admissionregistration.k8s.io/v1",
            "validatingwebhookconfigurations",
            "ValidatingWebhookConfiguration",
            ValidatingWebhookConfiguration.getDefaultInstance(),
            ValidatingWebhookConfiguration::getMetadata);
    public static final Kind<MutatingWebhookConfiguration> MUTATING_WEBHOOK_CONFIGURATION = Kind.cluster(
            "admissionregistration.k8s.io/v1",
            "mutatingwebhookconfigurations",
            "MutatingWebhookConfiguration",
            MutatingWebhookConfiguration.getDefaultInstance(),
            MutatingWebhookConfiguration::getMetadata);
    public static final Kind<ValidatingAdmissionPolicy> VALIDATING_ADMISSION_POLICY = Kind.cluster(
            "admissionregistration.k8s.io/v1",
            "validatingadmissionpolicies",
            "ValidatingAdmissionPolicy",
            ValidatingAdmissionPolicy.getDefaultInstance(),
            ValidatingAdmissionPolicy::getMetadata);
    public static final Kind<ValidatingAdmissionPolicyBinding> VALIDATING_ADMISSION_POLICY_BINDING = Kind.cluster(
            "admissionregistration.k8s.io/v1",
            "validatingadmissionpolicybindings",
            "ValidatingAdmissionPolicyBinding",
            ValidatingAdmissionPolicyBinding.getDefaultInstance(),
            ValidatingAdmissionPolicyBinding::getMetadata);
    public static final Kind<MutatingAdmissionPolicy> MUTATING_ADMISSION_POLICY = Kind.cluster(
            "admissionregistration.k8s.io/v1",
            "mutatingadmissionpolicies",
            "MutatingAdmissionPolicy",
            MutatingAdmissionPolicy.getDefaultInstance(),
            MutatingAdmissionPolicy::getMetadata);
    public static final Kind<MutatingAdmissionPolicyBinding> MUTATING_ADMISSION_POLICY_BINDING = Kind.cluster(
            "admissionregistration.k8s.io/v1",
            "mutatingadmissionpolicybindings",
            "MutatingAdmissionPolicyBinding",
            MutatingAdmissionPolicyBinding.getDefaultInstance(),
            MutatingAdmissionPolicyBinding::getMetadata);
    public static final Kind<NodeMetrics> NODE_METRICS = Kind.cluster(
            "metrics.k8s.io/v1beta1",
            "nodes",
            "NodeMetrics",
            NodeMetrics.getDefaultInstance(),
            NodeMetrics::getMetadata);
    public static final Kind<PodMetrics> POD_METRICS = Kind.namespaced(
            "metrics.k8s.io/v1beta1", "pods", "PodMetrics", PodMetrics.getDefaultInstance(), PodMetrics::getMetadata);

    private static final List<Kind<?>> ALL = List.of(
            POD,
            NODE,
            NAMESPACE,
            SERVICE,
            CONFIG_MAP,
            SECRET,
            PERSISTENT_VOLUME,
            PERSISTENT_VOLUME_CLAIM,
            ENDPOINTS,
            LIMIT_RANGE,
            REPLICATION_CONTROLLER,
            RESOURCE_QUOTA,
            SERVICE_ACCOUNT,
            DEPLOYMENT,
            REPLICA_SET,
            STATEFUL_SET,
            DAEMON_SET,
            JOB,
            CRON_JOB,
            HORIZONTAL_POD_AUTOSCALER,
            POD_DISRUPTION_BUDGET,
            INGRESS,
            INGRESS_CLASS,
            NETWORK_POLICY,
            ENDPOINT_SLICE,
            STORAGE_CLASS,
            VOLUME_ATTACHMENT,
            CSI_NODE,
            CSI_DRIVER,
            CSI_STORAGE_CAPACITY,
            LEASE,
            ROLE,
            CLUSTER_ROLE,
            ROLE_BINDING,
            CLUSTER_ROLE_BINDING,
            CERTIFICATE_SIGNING_REQUEST,
            PRIORITY_CLASS,
            RUNTIME_CLASS,
            VALIDATING_WEBHOOK_CONFIGURATION,
            MUTATING_WEBHOOK_CONFIGURATION,
            VALIDATING_ADMISSION_POLICY,
            VALIDATING_ADMISSION_POLICY_BINDING,
            MUTATING_ADMISSION_POLICY,
            MUTATING_ADMISSION_POLICY_BINDING,
            NODE_METRICS,
            POD_METRICS);

    private Kinds() {}

    public static List<Kind<?>> all() {
        return ALL;
    }
}
