{{/* A ClusterRole with the given rules (YAML text) and its binding to the service's account. */}}
{{- define "windlass.clusterRole" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: {{ include "windlass.clusterName" . }}
  labels: {{- include "windlass.labels" . | nindent 4 }}
rules: {{- .rules | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ include "windlass.clusterName" . }}
  labels: {{- include "windlass.labels" . | nindent 4 }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{ include "windlass.clusterName" . | quote }}}
subjects: {{- include "windlass.subject" . | nindent 2 }}
{{- end -}}

{{/* A Role in namespace with the given rules (YAML text) and its binding to the service's account. */}}
{{- define "windlass.role" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ include "windlass.component" . }}
  namespace: {{ .namespace }}
  labels: {{- include "windlass.labels" . | nindent 4 }}
rules: {{- .rules | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ include "windlass.component" . }}
  namespace: {{ .namespace }}
  labels: {{- include "windlass.labels" . | nindent 4 }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{ include "windlass.component" . }}}
subjects: {{- include "windlass.subject" . | nindent 2 }}
{{- end -}}

{{/*
What every aggregated API server may do: ask the API server who a caller is and whether he may, and read who may speak for others.
Both roles come with Kubernetes.
*/}}
{{- define "windlass.delegatedAuthentication" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: {{ include "windlass.clusterName" . }}:auth-delegator
  labels: {{- include "windlass.labels" . | nindent 4 }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:auth-delegator"}
subjects: {{- include "windlass.subject" . | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ include "windlass.clusterName" . }}:auth-reader
  namespace: kube-system
  labels: {{- include "windlass.labels" . | nindent 4 }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader}
subjects: {{- include "windlass.subject" . | nindent 2 }}
{{- end -}}
