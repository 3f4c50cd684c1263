{{/* Everything a service is made of, apart from what it may do and what it serves through the API server. */}}
{{- define "windlass.workload" -}}
{{- if .values.serviceAccount.create }}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "windlass.serviceAccount" . }}
  namespace: {{ .root.Release.Namespace }}
  labels: {{- include "windlass.labels" . | nindent 4 }}
  {{- with .values.serviceAccount.annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
---
{{- end }}
apiVersion: v1
kind: ConfigMap
metadata: {{- include "windlass.metadata" . | nindent 2 }}
data:
  application.properties: |
    {{- include "windlass.settings" . | nindent 4 }}
---
{{ include "windlass.deployment" . }}
---
{{ include "windlass.service" . }}
{{- if .values.podDisruptionBudget.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {{- include "windlass.metadata" . | nindent 2 }}
spec:
  {{- if hasKey .values.podDisruptionBudget "minAvailable" }}
  minAvailable: {{ .values.podDisruptionBudget.minAvailable }}
  {{- else }}
  maxUnavailable: {{ .values.podDisruptionBudget.maxUnavailable }}
  {{- end }}
  {{/* A pod that is not ready keeps nobody from draining its node. */ -}}
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- include "windlass.selectorLabels" . | nindent 6 }}
{{- end }}
{{- if .root.Values.serviceMonitor.enabled }}
---
{{ include "windlass.serviceMonitor" . }}
{{- end }}
{{- if .root.Values.networkPolicy.enabled }}
---
{{ include "windlass.networkPolicy" . }}
{{- end }}
{{- end -}}

{{- define "windlass.service" -}}
apiVersion: v1
kind: Service
metadata: {{- include "windlass.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  selector: {{- include "windlass.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      protocol: TCP
    {{- if .api }}
    - name: https
      port: 443
      targetPort: https
      protocol: TCP
      appProtocol: https
    {{- end }}
{{- end -}}

{{- define "windlass.serviceMonitor" -}}
{{- $monitor := .root.Values.serviceMonitor -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "windlass.metadata" . | nindent 2 }}
    {{- with $monitor.labels }}{{- toYaml . | nindent 4 }}{{- end }}
spec:
  jobLabel: app.kubernetes.io/component
  selector:
    matchLabels: {{- include "windlass.selectorLabels" . | nindent 6 }}
  namespaceSelector:
    matchNames: [{{ .root.Release.Namespace }}]
  endpoints:
    - port: http
      path: /q/metrics
      interval: {{ $monitor.interval }}
    {{- range .pages }}
    - port: http
      path: {{ . }}
      interval: {{ $monitor.interval }}
      {{/* What the page says about an object's namespace and pod is the object's, not the scraped pod's. */ -}}
      honorLabels: true
    {{- end }}
{{- end -}}

{{- define "windlass.networkPolicy" -}}
{{- $policy := .root.Values.networkPolicy -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {{- include "windlass.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels: {{- include "windlass.selectorLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - ports:
        - {port: http, protocol: TCP}
      {{- with $policy.httpFrom }}
      from: {{- toYaml . | nindent 8 }}
      {{- end }}
    {{- if .api }}
    {{/* The API server speaks from the host network of a control-plane node; no selector names it. */ -}}
    - ports:
        - {port: https, protocol: TCP}
    {{- end }}
  egress:
    - ports:
        - {port: 53, protocol: UDP}
        - {port: 53, protocol: TCP}
    - ports:
        {{- range $policy.apiServerPorts }}
        - {port: {{ . }}, protocol: TCP}
        {{- end }}
    {{- if and .kafka .root.Values.stream.enabled }}
    - ports:
        {{- range splitList "," .root.Values.stream.bootstrapServers }}
        - {port: {{ regexFind "[0-9]+$" (trim .) }}, protocol: TCP}
        {{- end }}
    {{- end }}
    {{- with .egressPorts }}
    - ports:
        {{- range . }}
        - {port: {{ . }}, protocol: TCP}
        {{- end }}
    {{- end }}
    {{- with $policy.extraEgress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
