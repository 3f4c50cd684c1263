package dev.windlass.metrics.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.windlass.kube.aggregated.Representation;
import dev.windlass.kube.aggregated.Table;
import dev.windlass.metrics.window.ContainerUsage;
import dev.windlass.metrics.window.WindowUsage;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Pod readings in every form a client may ask for. */
record PodForm(String apiVersion, Instant answeredAt) {
    private static final String KIND = "PodMetrics";

    /** @param readings gone through anew for each form that is made */
    Representation list(PodReadings readings) {
        return new PodListRepresentation(
                apiVersion, KIND + "List", readings, answeredAt, () -> table(readings.iterator()));
    }

    Representation single(PodReading reading) {
        return new MetricsRepresentation(
                apiVersion,
                KIND,
                MetricsRepresentation.generated(apiVersion, KIND, out -> write(out, reading)),
                () -> MetricsMessages.pod(reading, answeredAt).toByteArray(),
                () -> table(List.of(reading).iterator()));
    }

    /** The fields of one pod. */
    void write(JsonGenerator out, PodReading reading) throws IOException {
        RunningPod pod = reading.pod();
        MetricsJson.metadata(out, pod.namespace(), pod.name(), pod.labels(), answeredAt);
        MetricsJson.span(out, reading.usage().earliest().orElse(null));
        out.writeArrayFieldStart("containers");
        for (ContainerUsage container : reading.usage().containers()) {
            out.writeStartObject();
            out.writeStringField("name", container.container());
            MetricsJson.usage(out, container.usage());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private Table table(Iterator<PodReading> readings) {
        return MetricsTable.of(readings, this::line);
    }

    /** The sums of the pod's containers. */
    private MetricsTable.Line line(PodReading reading) {
        return new MetricsTable.Line(
                reading.pod().name(),
                MetricsTable.amounts(reading.usage().containers().stream()
                        .map(ContainerUsage::usage)
                        .toList()),
                MetricsJson.window(
                        reading.usage().earliest().map(WindowUsage::windowNanos).orElse(0L)),
                () -> MetricsMessages.json(apiVersion, KIND, MetricsMessages.pod(reading, answeredAt)));
    }
}
