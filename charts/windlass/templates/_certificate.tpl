{{/* Name of the Secret with the certificate a service shows to the API server. */}}
{{- define "windlass.servingSecret" -}}
{{- if eq .values.certificate.source "secret" -}}
{{- required (printf "%s: certificate.source is secret, so certificate.secretName must name it" .component) .values.certificate.secretName -}}
{{- else -}}
{{- include "windlass.component" . }}-serving
{{- end -}}
{{- end -}}

{{/* Names under which the API server reaches a service, as a YAML list. */}}
{{- define "windlass.servingNames" -}}
{{- $name := include "windlass.component" . -}}
{{- $namespace := .root.Release.Namespace -}}
{{- list $name (printf "%s.%s" $name $namespace) (printf "%s.%s.svc" $name $namespace) (printf "%s.%s.svc.cluster.local" $name $namespace) | toYaml -}}
{{- end -}}

{{/*
The certificate and what of it goes into an APIService, as YAML with the keys secret (the Secret's data), caBundle and annotations.
A generated certificate is kept: an upgrade finds it in the cluster and takes it over, since another one would cut the API off
until every pod has it.
*/}}
{{- define "windlass.certificate" -}}
{{- $name := include "windlass.servingSecret" . -}}
{{- $namespace := .root.Release.Namespace -}}
{{- if eq .values.certificate.source "generated" -}}
{{- $found := (lookup "v1" "Secret" $namespace $name).data | default dict -}}
{{- if and (index $found "tls.crt") (index $found "tls.key") (index $found "ca.crt") }}
secret: {{- toYaml (pick $found "tls.crt" "tls.key" "ca.crt") | nindent 2 }}
caBundle: {{ index $found "ca.crt" }}
{{- else }}
{{- $days := int .values.certificate.validityDays -}}
{{- $authority := genCA (printf "%s-authority" (include "windlass.component" .)) $days -}}
{{- $names := include "windlass.servingNames" . | fromYamlArray -}}
{{- $pair := genSignedCert (printf "%s.%s.svc" (include "windlass.component" .) $namespace) nil $names $days $authority }}
secret:
  tls.crt: {{ $pair.Cert | b64enc }}
  tls.key: {{ $pair.Key | b64enc }}
  ca.crt: {{ $authority.Cert | b64enc }}
caBundle: {{ $authority.Cert | b64enc }}
{{- end }}
{{- else if eq .values.certificate.source "secret" }}
caBundle: {{ required (printf "%s: certificate.source is secret, so certificate.caBundle must hold its authority, base64 of PEM" .component) .values.certificate.caBundle }}
{{- else if eq .values.certificate.source "cert-manager" }}
annotations:
  cert-manager.io/inject-ca-from: {{ printf "%s/%s" $namespace $name }}
{{- end }}
{{- end -}}

{{/* What a service that stands behind the API server's aggregator needs: certificate and APIServices. groups: list of (group, versions). */}}
{{- define "windlass.aggregated" -}}
{{- $service := . -}}
{{- $certificate := include "windlass.certificate" . | fromYaml -}}
{{- with $certificate.secret }}
apiVersion: v1
kind: Secret
type: kubernetes.io/tls
metadata:
  {{- include "windlass.metadata" (merge (dict "suffix" "-serving") $service) | nindent 2 }}
data: {{- toYaml . | nindent 2 }}
---
{{- end }}
{{- if eq .values.certificate.source "cert-manager" }}
{{ include "windlass.certManager" . }}
---
{{- end }}
{{- range $served := .served }}
{{- range $version, $priority := $served.versions }}
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata:
  name: {{ $version }}.{{ $served.group }}
  labels: {{- include "windlass.labels" $service | nindent 4 }}
  {{- with $certificate.annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  group: {{ $served.group }}
  version: {{ $version }}
  groupPriorityMinimum: 100
  versionPriority: {{ $priority }}
  insecureSkipTLSVerify: false
  {{- with $certificate.caBundle }}
  caBundle: {{ . }}
  {{- end }}
  service:
    name: {{ include "windlass.component" $service }}
    namespace: {{ $service.root.Release.Namespace }}
    port: 443
---
{{- end }}
{{- end }}
{{- end -}}

{{/* An authority of its own for each service: the issuer that exists in every cluster with cert-manager is none. */}}
{{- define "windlass.certManager" -}}
{{- $name := include "windlass.component" . -}}
{{- $issuer := .values.certificate.issuerRef -}}
{{- if not $issuer }}
apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  {{- include "windlass.metadata" (merge (dict "suffix" "-selfsigned") .) | nindent 2 }}
spec:
  selfSigned: {}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  {{- include "windlass.metadata" (merge (dict "suffix" "-authority") .) | nindent 2 }}
spec:
  isCA: true
  commonName: {{ $name }}-authority
  secretName: {{ $name }}-authority
  privateKey: {algorithm: ECDSA, size: 256}
  issuerRef: {kind: Issuer, name: {{ $name }}-selfsigned}
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  {{- include "windlass.metadata" (merge (dict "suffix" "-authority") .) | nindent 2 }}
spec:
  ca: {secretName: {{ $name }}-authority}
---
{{- end }}
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  {{- include "windlass.metadata" (merge (dict "suffix" "-serving") .) | nindent 2 }}
spec:
  secretName: {{ include "windlass.servingSecret" . }}
  dnsNames: {{- include "windlass.servingNames" . | nindent 4 }}
  usages: [server auth]
  privateKey: {algorithm: ECDSA, size: 256, rotationPolicy: Always}
  {{- if $issuer }}
  issuerRef: {{- toYaml $issuer | nindent 4 }}
  {{- else }}
  issuerRef: {kind: Issuer, name: {{ $name }}-authority}
  {{- end }}
{{- end -}}
