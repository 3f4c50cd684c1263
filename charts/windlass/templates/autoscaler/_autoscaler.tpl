{{/* Whether the service stands behind the API server at all. Text: empty for no. */}}
{{- define "windlass.autoscaler.api" -}}
{{- with .Values.autoscaler.apis -}}{{- if or .custom .external -}}true{{- end -}}{{- end -}}
{{- end -}}

{{/* Settings that follow from others of the chart. */}}
{{- define "windlass.autoscaler.forced" -}}
leader-election.namespace: {{ .Release.Namespace }}
leader-election.name: {{ include "windlass.fullname" . }}-autoscaler
{{- if .Values.autoscaler.rules }}
config: /etc/windlass/rules/rules.yaml
{{- end }}
{{- end -}}

{{- define "windlass.autoscaler.mounts" -}}
{{- if .Values.autoscaler.rules -}}
- {name: rules, path: /etc/windlass/rules, configMap: {{ include "windlass.fullname" . }}-autoscaler-rules}
{{- end -}}
{{- end -}}

{{- define "windlass.autoscaler.rules" -}}
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
# A target may be of any kind that has a scale.
- apiGroups: ["*"]
  resources: ["*/scale"]
  verbs: [get{{ if eq .values.settings.mode "drive" }}, update{{ end }}]
{{- if eq .values.settings.mode "drive" }}
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers/status]
  verbs: [patch]
{{- end }}
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, patch]
{{- if not .root.Values.stream.enabled }}
# Without the stream, usage is asked of the metrics API.
- apiGroups: [metrics.k8s.io]
  resources: [pods]
  verbs: [get, list]
{{- end }}
{{- if .values.apis.custom }}
# Objects a custom metric is asked of by selector.
- apiGroups: [""]
  resources: [namespaces, nodes, services]
  verbs: [list]
- apiGroups: [apps]
  resources: [daemonsets, deployments, replicasets, statefulsets]
  verbs: [list]
- apiGroups: [batch]
  resources: [cronjobs, jobs]
  verbs: [list]
- apiGroups: [networking.k8s.io]
  resources: [ingresses]
  verbs: [list]
{{- end }}
{{- end -}}

{{- define "windlass.autoscaler.lease" -}}
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  verbs: [create]
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  resourceNames: [{{ include "windlass.fullname" .root }}-autoscaler]
  verbs: [get, update, patch]
{{- end -}}
