{{/* Name of the chart. */}}
{{- define "windlass.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* First part of every object's name. */}}
{{- define "windlass.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "windlass.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "windlass.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/*
The templates below take a service: a dict of
  root       the whole context
  component  name of the service, as in its image and in its settings, such as metrics-server
  values     its part of the values
  kafka      whether it speaks to Kafka
  api        whether it serves an aggregated API
*/}}

{{- define "windlass.component" -}}
{{- printf "%s-%s" (include "windlass.fullname" .root) .component -}}
{{- end -}}

{{- define "windlass.serviceAccount" -}}
{{- default (include "windlass.component" .) .values.serviceAccount.name -}}
{{- end -}}

{{- define "windlass.selectorLabels" -}}
app.kubernetes.io/name: {{ include "windlass.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "windlass.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: windlass
{{ include "windlass.selectorLabels" . }}
{{- end -}}

{{/* Metadata of an object of the release's namespace; suffix is put behind the service's name. */}}
{{- define "windlass.metadata" -}}
name: {{ include "windlass.component" . }}{{ .suffix | default "" }}
namespace: {{ .root.Release.Namespace }}
labels: {{- include "windlass.labels" . | nindent 2 }}
{{- end -}}

{{/* Name of an object that has no namespace: two releases of one name in two namespaces must not share it. */}}
{{- define "windlass.clusterName" -}}
{{- printf "%s:%s:%s" .root.Release.Namespace (include "windlass.fullname" .root) .component -}}
{{- end -}}

{{/* A service's account as the subject of a binding. */}}
{{- define "windlass.subject" -}}
- kind: ServiceAccount
  name: {{ include "windlass.serviceAccount" . }}
  namespace: {{ .root.Release.Namespace }}
{{- end -}}
