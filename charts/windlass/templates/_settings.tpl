{{/*
One line of a properties file from (dict "name" … "value" …). A number is written as it stands in the values: Helm reads every
number as a float, and a float of a million and more would come out as 1e+06. Backslashes are doubled, since the format takes
one away.
*/}}
{{- define "windlass.property" -}}
{{- $value := .value -}}
{{- if kindIs "float64" $value -}}
{{- if eq $value (floor $value) -}}
{{- $value = int64 $value -}}
{{- end -}}
{{- else if kindIs "slice" $value -}}
{{- $value = join "," $value -}}
{{- end -}}
{{- printf "%s=%s" .name ($value | toString | replace "\\" "\\\\" | replace "\n" "\\n") -}}
{{- end -}}

{{/* The settings of a service as its process reads them. Also what its checksum is made of. */}}
{{- define "windlass.settings" -}}
{{- $root := .root -}}
{{- $lines := list (printf "windlass.log.format=%s" $root.Values.log.format) -}}
{{- /* What the probes and the Service ask for; with arguments metrics-server would take a port on the loopback interface. */ -}}
{{- $lines = append $lines "quarkus.http.host=0.0.0.0" -}}
{{- $lines = append $lines "quarkus.http.port=8080" -}}
{{- if .kafka -}}
{{- $stream := $root.Values.stream -}}
{{- $lines = append $lines (printf "windlass.stream.enabled=%t" $stream.enabled) -}}
{{- if $stream.enabled -}}
{{- $lines = append $lines (printf "windlass.stream.bootstrap-servers=%s" $stream.bootstrapServers) -}}
{{- $lines = append $lines (printf "windlass.stream.topic-prefix=%s" $stream.topicPrefix) -}}
{{- $lines = append $lines (printf "windlass.stream.outbox-capacity=%d" (int64 $stream.outboxCapacity)) -}}
{{- range $name, $value := $stream.properties -}}
{{- $lines = append $lines (include "windlass.property" (dict "name" (printf "windlass.stream.properties.%s" ($name | quote)) "value" $value)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if .api -}}
{{- $lines = append $lines "windlass.api.port=10250" -}}
{{- $lines = append $lines "windlass.api.cert-file=/etc/windlass/serving/tls.crt" -}}
{{- $lines = append $lines "windlass.api.key-file=/etc/windlass/serving/tls.key" -}}
{{- range $name, $value := .values.api -}}
{{- $lines = append $lines (include "windlass.property" (dict "name" (printf "windlass.api.%s" $name) "value" $value)) -}}
{{- end -}}
{{- end -}}
{{- $component := .component -}}
{{- range $name, $value := .values.settings -}}
{{- $lines = append $lines (include "windlass.property" (dict "name" (printf "windlass.%s.%s" $component $name) "value" $value)) -}}
{{- end -}}
{{- range $name, $value := .forced -}}
{{- $lines = append $lines (include "windlass.property" (dict "name" (printf "windlass.%s.%s" $component $name) "value" $value)) -}}
{{- end -}}
{{- with $root.Values.tracing -}}
{{- $lines = append $lines (printf "quarkus.otel.sdk.disabled=%t" (not .enabled)) -}}
{{- if .enabled -}}
{{- $lines = append $lines (printf "quarkus.otel.exporter.otlp.endpoint=%s" .endpoint) -}}
{{- $lines = append $lines (printf "quarkus.otel.traces.sampler=parentbased_traceidratio") -}}
{{- $lines = append $lines (include "windlass.property" (dict "name" "quarkus.otel.traces.sampler.arg" "value" .samplingRatio)) -}}
{{- end -}}
{{- end -}}
{{- range $name, $value := .values.quarkus -}}
{{- $lines = append $lines (include "windlass.property" (dict "name" $name "value" $value)) -}}
{{- end -}}
{{- join "\n" $lines -}}
{{- end -}}
