{{/*
Whether the service stands behind the API server at all: it does when it has a Prometheus and rules of what to ask it for. An
APIService nobody answers would break discovery for everybody. Text: empty for no.
*/}}
{{- define "windlass.autoscaler.api" -}}
{{- $autoscaler := .Values.autoscaler -}}
{{- $prometheus := index $autoscaler.settings "prometheus-url" -}}
{{- $rules := or $autoscaler.rules $autoscaler.settings.config -}}
{{- if and $prometheus (not $rules) -}}
{{- fail "autoscaler.settings.prometheus-url is set, so autoscaler.rules must say what to ask the Prometheus for" -}}
{{- else if and $rules (not $prometheus) -}}
{{- fail "autoscaler.rules are given, so autoscaler.settings.prometheus-url must name the Prometheus to ask" -}}
{{- end -}}
{{- if and $prometheus (or $autoscaler.apis.custom $autoscaler.apis.external) -}}true{{- end -}}
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

{{/* Whether anything is scaled at all. Text: empty for no. */}}
{{- define "windlass.autoscaler.drives" -}}
{{- if or (eq .values.settings.mode "drive") (include "windlass.autoscaler.workloadAutoscalers" .) -}}true{{- end -}}
{{- end -}}

{{- define "windlass.autoscaler.workloadAutoscalers" -}}
{{- if ne (toString (index .values.settings "workload-autoscalers")) "false" -}}true{{- end -}}
{{- end -}}

{{- define "windlass.autoscaler.rules" -}}
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
# A target may be of any kind that has a scale.
- apiGroups: ["*"]
  resources: ["*/scale"]
  verbs: [get{{ if include "windlass.autoscaler.drives" . }}, update{{ end }}]
{{- if eq .values.settings.mode "drive" }}
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers/status]
  verbs: [patch]
{{- end }}
{{- if include "windlass.autoscaler.workloadAutoscalers" . }}
- apiGroups: [autoscaling.windlass.dev]
  resources: [workloadautoscalers]
  verbs: [list, watch]
- apiGroups: [autoscaling.windlass.dev]
  resources: [workloadautoscalers/status]
  verbs: [patch]
{{- end }}
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
# While the stream is away or switched off, usage is asked of the metrics API.
- apiGroups: [metrics.k8s.io]
  resources: [pods]
  verbs: [list]
{{- if and .values.apis.custom (include "windlass.autoscaler.api" .root) }}
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
  verbs: [get, update]
{{- end -}}
