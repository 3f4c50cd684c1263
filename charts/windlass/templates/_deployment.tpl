{{- define "windlass.image" -}}
{{- $image := merge (dict) .values.image .root.Values.image -}}
{{- $repository := default (printf "%s/%s" .root.Values.image.repositoryPrefix .component) .values.image.repository -}}
{{- $name := ternary $repository (printf "%s/%s" $image.registry $repository) (empty $image.registry) -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (default .root.Chart.AppVersion $image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "windlass.deployment" -}}
{{- $values := .values -}}
{{- $stream := .root.Values.stream -}}
{{- $kafkaSecret := and .kafka $stream.enabled $stream.secretName -}}
apiVersion: apps/v1
kind: Deployment
metadata: {{- include "windlass.metadata" . | nindent 2 }}
spec:
  replicas: {{ $values.replicas }}
  selector:
    matchLabels: {{- include "windlass.selectorLabels" . | nindent 6 }}
  strategy:
    type: RollingUpdate
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  template:
    metadata:
      labels:
        {{- include "windlass.labels" . | nindent 8 }}
        {{- with $values.podLabels }}{{- toYaml . | nindent 8 }}{{- end }}
      annotations:
        windlass.dev/settings-checksum: {{ include "windlass.settings" . | sha256sum }}
        {{- with $values.podAnnotations }}{{- toYaml . | nindent 8 }}{{- end }}
    spec:
      serviceAccountName: {{ include "windlass.serviceAccount" . }}
      {{/* Services named windlass-… would put variables named as settings are into every container. */ -}}
      enableServiceLinks: false
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets: {{- range . }}
        - name: {{ . }}
      {{- end }}
      {{- end }}
      {{- with default .root.Values.priorityClassName $values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      terminationGracePeriodSeconds: 30
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile: {type: RuntimeDefault}
      {{- with $values.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- if $values.affinity }}
      affinity: {{- toYaml $values.affinity | nindent 8 }}
      {{- else if gt (int $values.replicas) 1 }}
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels: {{- include "windlass.selectorLabels" . | nindent 20 }}
      {{- end }}
      {{- with $values.topologySpreadConstraints }}
      topologySpreadConstraints: {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .component }}
          image: {{ include "windlass.image" . }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          {{- with $values.args }}
          args: {{- toYaml . | nindent 12 }}
          {{- end }}
          env:
            - name: SMALLRYE_CONFIG_LOCATIONS
              value: /etc/windlass/settings/application.properties{{ if $kafkaSecret }},/etc/windlass/kafka/kafka.properties{{ end }}
            - name: JAVA_TOOL_OPTIONS
              value: {{ $values.javaOptions | quote }}
            {{- with $values.extraEnv }}{{- toYaml . | nindent 12 }}{{- end }}
          ports:
            - {name: http, containerPort: 8080, protocol: TCP}
            {{- if .api }}
            - {name: https, containerPort: 10250, protocol: TCP}
            {{- end }}
          startupProbe:
            httpGet: {path: /q/health/live, port: http}
            periodSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet: {path: /q/health/live, port: http}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 3
          readinessProbe:
            httpGet: {path: /q/health/ready, port: http}
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 2
          {{- with $values.resources }}
          resources: {{- toYaml . | nindent 12 }}
          {{- end }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          volumeMounts:
            - {name: settings, mountPath: /etc/windlass/settings, readOnly: true}
            - {name: tmp, mountPath: /tmp}
            {{- if .api }}
            - {name: serving, mountPath: /etc/windlass/serving, readOnly: true}
            {{- end }}
            {{- if $kafkaSecret }}
            - {name: kafka, mountPath: /etc/windlass/kafka, readOnly: true}
            {{- end }}
            {{- range .mounts }}
            - {name: {{ .name }}, mountPath: {{ .path }}, readOnly: true}
            {{- end }}
            {{- with $values.extraVolumeMounts }}{{- toYaml . | nindent 12 }}{{- end }}
      volumes:
        - name: settings
          configMap: {name: {{ include "windlass.component" . }}}
        - name: tmp
          emptyDir: {sizeLimit: 64Mi}
        {{- if .api }}
        - name: serving
          secret: {secretName: {{ include "windlass.servingSecret" . }}}
        {{- end }}
        {{- if $kafkaSecret }}
        - name: kafka
          secret: {secretName: {{ $stream.secretName }}}
        {{- end }}
        {{- range .mounts }}
        - name: {{ .name }}
          configMap: {name: {{ .configMap }}}
        {{- end }}
        {{- with $values.extraVolumes }}{{- toYaml . | nindent 8 }}{{- end }}
{{- end -}}
