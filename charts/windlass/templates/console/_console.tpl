{{- define "windlass.console.rules" -}}
- apiGroups: [""]
  resources: [events, nodes, pods]
  verbs: [list, watch]
- apiGroups: [apps]
  resources: [deployments, statefulsets]
  verbs: [list, watch]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [list, watch]
{{- end -}}

{{/* A list is allowed by name when it asks for that name alone, as the console does. */}}
{{- define "windlass.console.own" -}}
- apiGroups: [""]
  resources: [configmaps]
  resourceNames: [{{ index .values.settings "status-config-map" | default "cluster-autoscaler-status" }}]
  verbs: [get, list, watch]
{{- end -}}

{{/* What the console reads of the cluster-autoscaler lies where that one writes it. */}}
{{- define "windlass.console.statusNamespace" -}}
{{- index .Values.console.settings "status-namespace" | default (include "windlass.clusterAutoscaler.namespace" .) -}}
{{- end -}}

{{- define "windlass.console.forced" -}}
status-namespace: {{ include "windlass.console.statusNamespace" . }}
{{- end -}}
