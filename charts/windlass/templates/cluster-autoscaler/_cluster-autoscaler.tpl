{{/* Where its status, its settings, its Lease and its provider's ConfigMaps are. */}}
{{- define "windlass.clusterAutoscaler.namespace" -}}
{{- default "kube-system" .Values.clusterAutoscaler.settings.namespace -}}
{{- end -}}

{{- define "windlass.clusterAutoscaler.rules" -}}
# The provider kwok makes and removes nodes itself; every provider marks and drains them.
- apiGroups: [""]
  resources: [nodes]
  verbs: [get, list, watch, create, delete, patch]
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [replicationcontrollers]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [pods/eviction]
  verbs: [create]
- apiGroups: [apps]
  resources: [daemonsets, deployments, replicasets, statefulsets]
  verbs: [list, watch]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [list, watch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
{{- end -}}

{{- define "windlass.clusterAutoscaler.own" -}}
{{- $settings := .values.settings -}}
# The provider's templates are in ConfigMaps whose names its configuration gives.
- apiGroups: [""]
  resources: [configmaps]
  verbs: [get, list, watch, create]
- apiGroups: [""]
  resources: [configmaps]
  resourceNames: [{{ index $settings "status-config-map-name" | default "cluster-autoscaler-status" }}]
  verbs: [update, patch]
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  verbs: [create]
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  resourceNames: [{{ index $settings "leader-elect-resource-name" | default "cluster-autoscaler" }}]
  verbs: [get, update]
{{- end -}}
